using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Enterprises.PairedProjects;

internal sealed class PairedProjectForm
{
    [Required(ErrorMessage = "请填写项目名称"), StringLength(100, ErrorMessage = "项目名称不超过 100 字")]
    public string? Name { get; set; }

    [Required(ErrorMessage = "请选择包联领导")]
    public Guid? LeaderId { get; set; }
    public Guid? TerritoryUnitId { get; set; }

    [Required(ErrorMessage = "请填写开始日期")]
    public DateOnly? From { get; set; }
}

/// <summary>登记包联项目：项目归哪位领导联系；不再包联的写结束，应办事项从下一期起不再生成。</summary>
internal sealed class EditPairedProjectHandler(DistrictDb db)
{
    public async Task<Result<Guid>> AddAsync(PairedProjectForm form, CancellationToken cancel)
    {
        var today = db.Now.ShanghaiDate;
        var name = form.Name!.Trim();
        if (!await db.Accounts.AnyAsync(a => a.Id == form.LeaderId && a.Role == Role.Leader && !a.IsDisabled, cancel)) throw new NotThereException($"leader {form.LeaderId}");
        if (await db.PairedProjects.AnyAsync(p => p.Name == name && (p.Until == null || p.Until > today), cancel)) return EnterpriseProblems.ProjectPaired(name);
        var project = new PairedProject { Id = db.NewId(), Name = name, LeaderId = form.LeaderId!.Value, TerritoryUnitId = form.TerritoryUnitId, From = form.From!.Value };
        db.PairedProjects.Add(project);
        db.Audit("pairing.added", "paired-project", project.Id, ("name", name), ("leader", project.LeaderId), ("from", project.From));
        await db.SaveAsync(cancel);
        return project.Id;
    }

    public async Task<Result> EndAsync(Guid id, CancellationToken cancel)
    {
        var project = await db.PairedProjects.FirstOrDefaultAsync(p => p.Id == id && p.Until == null, cancel) ?? throw new NotThereException($"paired project {id}");
        project.Until = db.Now.ShanghaiDate;
        db.Audit("pairing.ended", "paired-project", id, ("name", project.Name), ("until", project.Until));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
