using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Enterprises.Sizing;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Enterprises.RecordFact;

internal sealed class RecordFactForm : IValidatableObject
{
    [Required(ErrorMessage = "请选择项目")]
    public string? FieldId { get; set; }

    public DateOnly? From { get; set; }

    [Required(ErrorMessage = "请填写截止日期或数据所属的那一天")]
    public DateOnly? AsOn { get; set; }

    [Required(ErrorMessage = "请填写数值")]
    public string? Value { get; set; }

    [Required(ErrorMessage = "请写明来源"), StringLength(60, ErrorMessage = "来源不超过 60 字")]
    public string? Source { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (From > AsOn) yield return new ValidationResult("起始日期不能晚于截止日期", [nameof(From)]);
    }
}

/// <summary>登记数据: a dated fact with its source. The same item, day and source again corrects what was recorded; the earlier value stays in the history.</summary>
internal sealed class RecordFactHandler(DistrictDb db, EnterpriseAccess access, EnterpriseCatalogues catalogues, SizeClassing sizes)
{
    public async Task<Result> HandleAsync(Guid enterpriseId, RecordFactForm form, CancellationToken cancel)
    {
        await access.SeenAsync(enterpriseId, cancel);
        var enterprise = await db.Enterprises.SingleAsync(e => e.Id == enterpriseId, cancel);
        if (!await access.MayAsync(EnterpriseActions.Edit, enterprise, cancel)) throw new NotAllowedException(EnterpriseActions.Edit);
        var kind = catalogues.Fact(form.FieldId!) ?? throw new NotThereException($"fact kind {form.FieldId}");
        long? number = null;
        if (kind.IsNumber)
        {
            if (!decimal.TryParse(form.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || (number = kind.NumberOf(value)) is null) return EnterpriseProblems.BadValue;
        }
        var source = form.Source!.Trim();
        var fact = await db.EnterpriseFacts.FirstOrDefaultAsync(f => f.EnterpriseId == enterpriseId && f.FieldId == kind.Id && f.AsOn == form.AsOn && f.Source == source, cancel);
        if (fact is null) db.EnterpriseFacts.Add(fact = new EnterpriseFact { Id = db.NewId(), EnterpriseId = enterpriseId, FieldId = kind.Id, From = form.From, AsOn = form.AsOn!.Value, Source = source });
        (fact.Number, fact.Text) = (number, kind.IsNumber ? null : form.Value!.Trim());
        await sizes.ApplyAsync(enterprise, cancel);
        db.Audit("enterprise.fact-recorded", "enterprise", enterpriseId, ("item", kind.Name), ("as_on", fact.AsOn), ("number", number), ("text", fact.Text), ("source", source));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
