using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingshang.Gongwen;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Documents;

/// <summary>文书: makes a document from its draft, gives it its number and keeps it.</summary>
public sealed class DocumentDesk(DistrictDb db, District district, CurrentUser user)
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Subject = "document";

    /// <summary>As it would go out now, with a gap where the number will stand.</summary>
    public GongwenDocument Preview(DocumentDraft draft) => Compose(draft, draft.Template.Number(IssuerOf(draft).Code, Today.Year, 0)?.Replace("〕0号", "〕　号", StringComparison.Ordinal));

    /// <summary>Everything that is missing.</summary>
    public static Problem? Missing(DocumentDraft draft)
    {
        var missing = draft.Template.Asks.Where(a => a.IsRequired && string.IsNullOrWhiteSpace(draft.Fields.GetValueOrDefault(a.Field))).Select(a => a.Field).ToList();
        return missing.Count == 0 ? null : DocumentProblems.Missing(draft.Template.Name, missing);
    }

    /// <summary>Makes, numbers and keeps it in a transaction of its own.</summary>
    public async Task<Result<IssuedDocument>> IssueAsync(DocumentDraft draft, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        var issued = await AddAsync(draft, cancel);
        if (!issued.IsDone) return issued;
        await db.SaveAsync(cancel);
        await write.CommitAsync(cancel);
        return issued;
    }

    /// <summary>Makes it within the transaction of the act that it belongs to; it is written with the act.</summary>
    public async Task<Result<IssuedDocument>> AddAsync(DocumentDraft draft, CancellationToken cancel)
    {
        if (Missing(draft) is { } missing) return missing;
        var template = draft.Template;
        var issuer = IssuerOf(draft);
        // The counter is taken first: it makes a second one wait until the first is written, and is given back with the transaction.
        var number = template.NumberPattern is null ? null : template.Number(issuer.Code, Today.Year, await NextAsync(draft, issuer, cancel));
        if (!template.Repeats && await db.Set<IssuedDocument>().AsNoTracking().FirstOrDefaultAsync(d => d.Key == draft.Key, cancel) is { } earlier) return DocumentProblems.AlreadyIssued(earlier);

        var document = Compose(draft, number);
        var bytes = BytesOf(document);
        var id = db.NewId();
        var attachment = await db.AttachAsync(Subject, id, FileName(template, number, document), Docx, bytes, user.AccountId, cancel);
        var issued = new IssuedDocument
        {
            Id = id, TemplateId = template.Id, TemplateVersion = district.Versions.Current(DocumentBook.Kind, template.Id), Name = template.Name, Number = number, Title = document.Title.ReplaceLineEndings(""),
            About = template.About, SubjectId = draft.SubjectId, CaseId = draft.CaseId, NodeId = draft.NodeId, AddresseeUnitId = draft.Addressee?.Id, Reader = template.Reader,
            Key = template.Repeats ? $"{draft.Key}:{id:N}" : draft.Key, IssuerName = issuer.Name, IssuedAt = db.Now, IssuedById = user.AccountId, IssuedByName = user.Name,
            Digest = Sm3.Hash(bytes), AttachmentId = attachment.Id,
        };
        db.Set<IssuedDocument>().Add(issued);
        db.Audit("document.issued", Subject, id, ("kind", template.Id), ("number", number), ("subject", draft.SubjectId), ("case", draft.CaseId), ("addressee", draft.Addressee?.Code), ("digest", issued.Digest));
        return issued;
    }

    private DateOnly Today => db.Now.ShanghaiDate;

    /// <summary>Gapless for each kind, issuer's code and year.</summary>
    private Task<int> NextAsync(DocumentDraft draft, Issuer issuer, CancellationToken cancel) =>
        Numbering.NextAsync(db, string.Create(CultureInfo.InvariantCulture, $"document-{draft.Template.Id}{(draft.Template.NumberPattern!.Contains("{code}", StringComparison.Ordinal) ? "-" + issuer.Code : "")}-{Today.Year}"), cancel);

    private GongwenDocument Compose(DocumentDraft draft, string? number)
    {
        var (template, issuer) = (draft.Template, IssuerOf(draft));
        foreach (var (name, value) in Common(draft, issuer, number)) draft.Fields[name] = value;
        var filler = new TemplateFiller(draft.Fields, draft.Tables);
        var urgency = filler.TextOrNull(template.Urgency);
        return new GongwenDocument
        {
            Title = filler.Text(template.Title), Kind = template.Kind, Layout = template.Layout, IssuerLine = template.Layout == GongwenLayout.Form ? null : issuer.Mark, DocumentNumber = number,
            Recipient = filler.TextOrNull(template.Recipient), Urgency = urgency == "平件" ? null : urgency, Blocks = filler.Fill(template.Body),
            SignedBy = template.IsSigned ? issuer.SignedBy : null, Date = template.IsSigned || template.Layout == GongwenLayout.Form ? Today : null, Sealed = issuer.Seal != SealHabit.None, Note = filler.TextOrNull(template.Note),
            CopyTo = filler.TextOrNull(template.CopyTo), PrintedBy = template.HasImprint ? issuer.PrintedBy ?? issuer.Name : null, PrintedOn = template.HasImprint ? Today : null, CreatedAt = new DateTimeOffset(db.Now),
            Watermark = template.HasWatermark ? $"{user.StaffNumber ?? user.Name} {db.Now.ToShanghai().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}" : null,
        };
    }

    private IEnumerable<(string, string)> Common(DocumentDraft draft, Issuer issuer, string? number)
    {
        var profile = district.Profile;
        return
        [
            ("文号", number ?? ""), ("签发日期", Today.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)), ("发文机关", issuer.Name), ("发文机关科室", issuer.Section ?? ""), ("发文机关电话", issuer.Phone ?? ""),
            ("代章机关", issuer.SealOf ?? ""), ("受文单位", draft.Addressee?.Name ?? draft.Fields.GetValueOrDefault("受文单位", "")), ("受文单位简称", draft.Addressee?.ShortName ?? ""), ("区", profile.Name),
            ("区全称", profile.FullName), ("营商办", profile.OfficeName), ("营商办全称", profile.OfficeFullName), ("营商办电话", profile.Hotline), ("经办人", user.Name),
        ];
    }

    private Issuer IssuerOf(DocumentDraft draft)
    {
        var letterhead = district.Declared<Letterhead>();
        if (draft.Template.IssuerId is { } id) return letterhead[id];
        var unit = draft.IssuingUnit ?? throw new InvalidOperationException($"{draft.Template.Id} is issued by a unit");
        return new Issuer("unit", unit.Name, unit.Name, unit.ShortName, letterhead.OfUnits, null, null, unit.OfficePhone, null);
    }

    private static byte[] BytesOf(GongwenDocument document)
    {
        using var stream = new MemoryStream();
        GongwenDocxWriter.Write(document, stream);
        return stream.ToArray();
    }

    private static string FileName(DocumentTemplate template, string? number, GongwenDocument document) =>
        $"{template.Name}{(number is null ? $"（{document.Title.ReplaceLineEndings("")}）" : " " + number)}.docx";
}
