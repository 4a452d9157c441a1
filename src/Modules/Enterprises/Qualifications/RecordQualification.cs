using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Enterprises.Qualifications;

internal sealed class RecordQualificationForm : IValidatableObject
{
    [Required(ErrorMessage = "请选择资质")]
    public string? Name { get; set; }

    [Required(ErrorMessage = "请填写取得日期")]
    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    [Required(ErrorMessage = "请写明来源"), StringLength(60, ErrorMessage = "来源不超过 60 字")]
    public string? Source { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (From > Until) yield return new ValidationResult("有效期至不能早于取得日期", [nameof(Until)]);
    }
}

/// <summary>登记资质: what an enterprise holds, from when to when. The same name and first day again corrects the end and the source; the tag on the file follows what holds today.</summary>
internal sealed class RecordQualificationHandler(DistrictDb db, EnterpriseAccess access, EnterpriseCatalogues catalogues)
{
    public async Task<Result> HandleAsync(Guid enterpriseId, RecordQualificationForm form, CancellationToken cancel)
    {
        await access.SeenAsync(enterpriseId, cancel);
        var enterprise = await db.Enterprises.SingleAsync(e => e.Id == enterpriseId, cancel);
        if (!await access.MayAsync(EnterpriseActions.Edit, enterprise, cancel)) throw new NotAllowedException(EnterpriseActions.Edit);
        var tag = catalogues.Tag(form.Name!) ?? throw new NotThereException($"tag {form.Name}");
        var from = form.From!.Value;
        var until = form.Until ?? (tag.Years > 0 ? from.AddYears(tag.Years).AddDays(-1) : null);
        var held = await db.Qualifications.Where(q => q.EnterpriseId == enterpriseId && q.Name == tag.Name).ToListAsync(cancel);
        if (held.Find(q => q.From != from && q.Overlaps(from, until)) is { } other) return EnterpriseProblems.HeldAlready(tag.Name, QualificationDataset.Period(other.From, other.Until));

        var row = held.Find(q => q.From == from);
        if (row is null)
        {
            row = new Qualification { Id = db.NewId(), EnterpriseId = enterpriseId, Name = tag.Name, From = from, Source = "" };
            db.Qualifications.Add(row);
            held.Add(row);
        }
        (row.Until, row.Source) = (until, form.Source!.Trim());
        Retag(enterprise, tag, held.Exists(q => q.HoldsOn(db.Now.ShanghaiDate)));
        db.Audit("enterprise.qualification-recorded", "enterprise", enterpriseId, ("name", tag.Name), ("from", from), ("until", until), ("source", row.Source));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    private static void Retag(Enterprise enterprise, EnterpriseTag tag, bool holds)
    {
        if (holds && !enterprise.Tags.Contains(tag.Name)) enterprise.Tags = [.. enterprise.Tags, tag.Name];
        if (!holds) enterprise.Tags = [.. enterprise.Tags.Where(t => t != tag.Name)];
    }
}
