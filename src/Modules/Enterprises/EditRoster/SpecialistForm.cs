using System.ComponentModel.DataAnnotations;
using Yingshang.Enterprises.Editing;
using Yingshang.Enterprises.Specialists;

namespace Yingshang.Enterprises.EditRoster;

/// <summary>A line of the roster as it is typed. Unit and first day are said once, when the specialist is added.</summary>
internal sealed class SpecialistForm : EditForm, IValidatableObject
{
    [Required(ErrorMessage = "请选择单位")]
    public Guid? UnitId { get; set; }

    [Required(ErrorMessage = "请填写姓名"), StringLength(20, ErrorMessage = "姓名不超过 20 字")]
    public string? Name { get; set; }

    [Required(ErrorMessage = "请选择首席专员或者具办专员")]
    public bool? IsHead { get; set; }

    [StringLength(40, ErrorMessage = "职务不超过 40 字")]
    public string? Post { get; set; }

    [StringLength(30, ErrorMessage = "办公电话不超过 30 个字符"), RegularExpression(@"[0-9 ()（）+\-—转]+", ErrorMessage = "办公电话只写数字、空格和横线，如 6618 2012")]
    public string? OfficePhone { get; set; }

    public Guid? AccountId { get; set; }

    [Required(ErrorMessage = "请填写任职日期")]
    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Until < From) yield return new ValidationResult("离任日期不能早于任职日期", [nameof(Until)]);
    }

    public static SpecialistForm Of(Specialist s) => new()
    {
        Version = s.Version, KnownAt = s.RecordedAt.Ticks, UnitId = s.UnitId, Name = s.Name, IsHead = s.IsHead, Post = s.Post, OfficePhone = s.OfficePhone, AccountId = s.AccountId, From = s.From, Until = s.Until,
    };

    public void ApplyTo(Specialist s) =>
        (s.Name, s.IsHead, s.Post, s.OfficePhone, s.AccountId, s.Until) = (Name!.Trim(), IsHead!.Value, Blank(Post), Blank(OfficePhone), AccountId, Until);

    /// <param name="accounts">display names by id</param>
    public static IReadOnlyList<FormField<SpecialistForm>> Fields(IReadOnlyDictionary<Guid, string> accounts) =>
    [
        new("姓名", f => f.Name, (to, from) => to.Name = from.Name),
        new("身份", f => f.IsHead == true ? "首席专员" : "具办专员", (to, from) => to.IsHead = from.IsHead),
        new("职务", f => f.Post, (to, from) => to.Post = from.Post),
        new("办公电话", f => f.OfficePhone, (to, from) => to.OfficePhone = from.OfficePhone),
        new("登录账号", f => f.AccountId is { } id ? accounts.GetValueOrDefault(id, "（已撤）") : null, (to, from) => to.AccountId = from.AccountId),
        new("离任日期", f => f.Until?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), (to, from) => to.Until = from.Until),
    ];

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
