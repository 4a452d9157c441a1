using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Documents;
using Yingshang.Cases.Owed;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Supervise;

public sealed class SuperviseMatterForm : SupervisionForm
{
    [Required(ErrorMessage = "请选择被督办的单位")]
    public Guid? UnitId { get; set; }

    [Required(ErrorMessage = "请写明督办事项"), StringLength(300, ErrorMessage = "督办事项不超过 300 字")]
    public string? Matter { get; set; }
}

/// <summary>督办其他事项：不出自诉求件、批示、会议的，写明事项和单位，级别、计划、登记和别的督办件一样。</summary>
public sealed class SuperviseMatterHandler(DistrictDb db, SupervisionDesk desk, CurrentUser user)
{
    public async Task<Result<Supervision>> HandleAsync(SuperviseMatterForm form, CancellationToken cancel)
    {
        if (!user.May(OwedActions.Supervise)) throw new NotAllowedException(OwedActions.Supervise);
        var unit = await db.Units.AsNoTracking().FirstOrDefaultAsync(u => u.Id == form.UnitId, cancel) ?? throw new NotThereException($"unit {form.UnitId}");
        if (!unit.IsOrderable) return SupervisionProblems.NotOrderable(unit.ShortName);
        var matter = form.Matter!.Trim().TrimEnd('。');
        var what = new Supervised(SupervisionAbout.Matter, null, null, unit, matter, $"{matter}。此事由贵单位办理。", null, "有关事项", "督查室立项");
        return await desk.IssueAsync(what, form, (s, template) => Task.FromResult(new DocumentDraft { Template = template, SubjectId = s.Id, Addressee = unit }), cancel);
    }
}
