using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Discipline;
using Yingshang.Cases.Documents;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Owed;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Referrals;

public sealed class MakeReferralForm
{
    public string? CaseNumber { get; set; }

    [Required(ErrorMessage = "请选择涉及的单位")]
    public Guid? UnitId { get; set; }

    [Required(ErrorMessage = "请选择线索类型")]
    public string? Kind { get; set; }

    [Required(ErrorMessage = "请写线索摘要"), StringLength(2000, ErrorMessage = "线索摘要不超过 2000 字")]
    public string? Summary { get; set; }

    [Required(ErrorMessage = "请写移送的依据"), StringLength(200, ErrorMessage = "移送依据不超过 200 字")]
    public string? Basis { get; set; }

    [Required(ErrorMessage = "请列出材料"), StringLength(1000, ErrorMessage = "材料清单不超过 1000 字")]
    public string? Materials { get; set; }

    [Required(ErrorMessage = "请选择接收机关")]
    public string? Addressee { get; set; }
}

/// <summary>移送线索：把疑似违纪违法的问题交给纪检监察机构，出移送函、记登记簿。不写进诉求件的经过，被反映的单位看不到。</summary>
public sealed class MakeReferralHandler(DistrictDb db, District district, CaseAccess access, DocumentBook book, DocumentDesk desk, CurrentUser user)
{
    public async Task<Result<Guid>> HandleAsync(MakeReferralForm form, CancellationToken cancel)
    {
        var rules = district.Declared<DisciplineRules>();
        if (!rules.Addressees.Contains(form.Addressee!) || !rules.ClueKinds.Contains(form.Kind!)) return ReferralProblems.NoSuchAddressee;
        if (await db.Units.AsNoTracking().FirstOrDefaultAsync(u => u.Id == form.UnitId, cancel) is not { } unit) return ReferralProblems.NoUnit;
        Case? about = null;
        if (form.CaseNumber?.Trim() is { Length: > 0 } number && (about = await access.Visible().AsNoTracking().FirstOrDefaultAsync(c => c.Number == number, cancel)) is null) return ReferralProblems.NoSuchCase(number);

        await using var write = await db.BeginWriteAsync(cancel);
        var referral = new Referral
        {
            Id = db.NewId(), Number = "", CaseId = about?.Id, UnitId = unit.Id, Kind = form.Kind!, Summary = form.Summary!, Basis = form.Basis!, Materials = form.Materials!, Addressee = form.Addressee!,
            SentAt = db.Now, SentById = user.AccountId!.Value, SentByName = user.Name,
        };
        var draft = new DocumentDraft { Template = book["referral-letter"], SubjectId = referral.Id };
        var f = draft.Fields;
        (f["诉求编号"], f["标题"], f["涉及单位"], f["线索摘要"]) = (about?.Number ?? "", about?.Title ?? "", unit.Name, referral.Summary);
        (f["线索类型"], f["移送依据"], f["材料清单"], f["接收机关"], f["移送机关"]) = (referral.Kind, referral.Basis, referral.Materials, referral.Addressee, user.Name);
        var (issued, problem) = await desk.AddAsync(draft, cancel);
        if (issued is null) return problem!;
        (referral.Number, referral.DocumentId) = (issued.Number!, issued.Id);
        db.Set<Referral>().Add(referral);
        // The number says that something was handed over; what, stands in the register alone.
        db.Audit("referral.made", "referral", referral.Id, ("number", referral.Number));
        await db.SaveAsync(cancel);
        await write.CommitAsync(cancel);
        return referral.Id;
    }
}

/// <summary>签收线索：纪检监察机构在登记簿上签收；怎么处理由其按规定掌握，不在这里记。</summary>
public sealed class ReceiveReferralHandler(DistrictDb db, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid id, CancellationToken cancel)
    {
        var referral = await db.Set<Referral>().FirstOrDefaultAsync(r => r.Id == id, cancel) ?? throw new NotThereException($"referral {id}");
        if (referral.ReceivedAt is not null) return ReferralProblems.Received;
        (referral.ReceivedAt, referral.ReceivedByName) = (db.Now, user.Name);
        db.Audit("referral.received", "referral", id, ("number", referral.Number));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
