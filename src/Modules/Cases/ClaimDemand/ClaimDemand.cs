using Yingshang.Cases.Engine;
using Yingshang.Cases.ProvePhone;
using Yingshang.Cases.TrackDemand;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.ClaimDemand;

public sealed class ClaimDemandForm
{
    public string? Code { get; set; }
}

/// <summary>归到本企业：没有账号时反映的，凭查询码和填报时的手机号归到企业账号名下。</summary>
public sealed class ClaimDemandHandler(DistrictDb db, DemandByCode demands, PhoneProof proof, CurrentUser user)
{
    public async Task<Result<Case>> HandleAsync(string? code, CancellationToken cancel)
    {
        if (user.EnterpriseId is not { } own) return CaseProblems.NoEnterprise;
        var found = await demands.FindAsync(code, cancel);
        if (found.Value is not { } c) return found;
        if (!proof.IsProved(c.Id)) throw new NotAllowedException(CaseActions.Own);
        if (c.EnterpriseId == own) return c;
        if (c.EnterpriseId is not null) return CaseProblems.AnotherEnterprise;
        c.EnterpriseId = own;
        // The account stands for the enterprise and the telephone was proved: nobody has to call back any more.
        var demand = (await db.Demands.FindAsync([c.Id], cancel))!;
        demand.VerifiedAt ??= db.Now;
        c.Happened(db.Now, "claimed", Actor.Enterprise(c.EnterpriseName), "归到企业账号名下", forEnterprise: "已归到企业账号名下");
        db.Audit("case.claimed", "case", c.Id, ("enterprise", own));
        await db.SaveAsync(cancel);
        return c;
    }
}
