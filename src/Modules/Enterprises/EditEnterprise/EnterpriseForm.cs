using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Enterprises.Editing;
using Yingshang.Platform.Masking;

namespace Yingshang.Enterprises.EditEnterprise;

/// <summary>The file of an enterprise as it is typed. Personal data comes masked; a mask that is sent back unchanged leaves what is stored.</summary>
internal sealed class EnterpriseForm : EditForm, IValidatableObject
{
    public const int MostContacts = 3;

    [Required(ErrorMessage = "请填写统一社会信用代码"), CreditCodeFormat]
    public string? CreditCode { get; set; }

    [Required(ErrorMessage = "请填写名称"), StringLength(200, ErrorMessage = "名称不超过 200 字")]
    public string? Name { get; set; }

    public string? FormerNames { get; set; }

    [Required(ErrorMessage = "请选择类型")]
    public string? Kind { get; set; }

    [Required(ErrorMessage = "请选择登记状态")]
    public string? Status { get; set; }

    public DateOnly? EstablishedOn { get; set; }
    public DateOnly? CancelledOn { get; set; }
    public string? Industry { get; set; }
    public Guid? TerritoryUnitId { get; set; }

    [StringLength(300, ErrorMessage = "地址不超过 300 字")]
    public string? Address { get; set; }

    public string? LegalPerson { get; set; }
    public string? Tags { get; set; }
    public Guid? PairedLeaderId { get; set; }
    public Guid? SpecialistId { get; set; }
    public List<ContactForm> Contacts { get; set => field = value ?? []; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (CancelledOn < EstablishedOn) yield return new ValidationResult("注销日期不能早于成立日期", [nameof(CancelledOn)]);
        foreach (var contact in Contacts.Where(c => string.IsNullOrWhiteSpace(c.Name) && !string.IsNullOrWhiteSpace(c.Phone)))
            yield return new ValidationResult($"联系电话 {contact.Phone} 没有写联系人姓名", [nameof(Contacts)]);
    }

    /// <summary>As it stands: what the form begins with, and what two versions are compared by.</summary>
    public static EnterpriseForm Of(Enterprise e, IEnumerable<EnterpriseContact> contacts) => new()
    {
        Version = e.Version, KnownAt = e.RecordedAt.Ticks, CreditCode = e.CreditCode, Name = e.Name, FormerNames = Joined(e.FormerNames), Kind = e.Kind, Status = e.Status,
        EstablishedOn = e.EstablishedOn, CancelledOn = e.CancelledOn, Industry = e.Industry, TerritoryUnitId = e.TerritoryUnitId, Address = e.Address,
        LegalPerson = Blank(Mask.Name(e.LegalPerson)), Tags = Joined(e.Tags), PairedLeaderId = e.PairedLeaderId, SpecialistId = e.SpecialistId,
        Contacts = [.. contacts.OrderBy(c => c.Order).Take(MostContacts).Select(c => new ContactForm { Name = Mask.Name(c.Name), Phone = Blank(Mask.Phone(c.Phone)), Post = c.Post })],
    };

    /// <summary>Always the same number of lines, so that the page has room for another contact.</summary>
    public EnterpriseForm WithRoom()
    {
        while (Contacts.Count < MostContacts) Contacts.Add(new ContactForm());
        return this;
    }

    public void ApplyTo(Enterprise e, IndustryTree industries)
    {
        e.CreditCode = Enterprises.CreditCode.Normalize(CreditCode);
        (e.Name, e.Kind, e.Status) = (Name!.Trim(), Kind!, Status!);
        e.FormerNames = Keep(e.FormerNames, Split(FormerNames));
        e.Tags = Keep(e.Tags, Split(Tags));
        (e.EstablishedOn, e.CancelledOn, e.TerritoryUnitId) = (EstablishedOn, CancelledOn, TerritoryUnitId);
        (e.PairedLeaderId, e.SpecialistId, e.Address) = (PairedLeaderId, SpecialistId, Blank(Address));
        e.InIndustry(Blank(Industry), industries);
        if (Blank(LegalPerson) != Blank(Mask.Name(e.LegalPerson))) e.LegalPerson = Blank(LegalPerson);
    }

    internal static IReadOnlyList<string> Split(string? text) => [.. (text ?? "").Split(['、', ',', '，', ';', '；', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    internal static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    // The same list object where nothing changed, so that nothing is written.
    internal static List<string> Keep(List<string> was, IReadOnlyList<string> now) => was.SequenceEqual(now) ? was : [.. now];

    private static string? Joined(IReadOnlyList<string> texts) => texts.Count == 0 ? null : string.Join('、', texts);
}

internal sealed class ContactForm
{
    /// <summary>Sent with every line, so that an empty line does not end the list.</summary>
    public int Line { get; set; }

    public string? Name { get; set; }
    public string? Phone { get; set; }
    public string? Post { get; set; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Phone) && string.IsNullOrWhiteSpace(Post);

    public override string ToString() => string.Join(' ', new[] { Name, Phone, Post }.Where(t => !string.IsNullOrWhiteSpace(t)));
}

/// <summary>Eighteen characters of the alphabet; the check character only warns.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CreditCodeFormatAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var code = CreditCode.Normalize(value as string);
        return code.Length == 0 || CreditCode.IsWellFormed(code) ? ValidationResult.Success : new ValidationResult(EnterpriseProblems.CodeMalformed(code).Message, [validationContext.MemberName!]);
    }
}
