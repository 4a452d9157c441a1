using Yingshang.Gongwen;

namespace Yingshang.Reports;

/// <summary>A kept report as an official document.</summary>
internal static class ReportDocument
{
    public static GongwenDocument Of(ReportRun run, DateOnly date) => new()
    {
        Title = run.Title, Kind = run.Kind, Recipient = run.Recipient.Length == 0 ? null : run.Recipient, IssuerLine = run.RedHead, DocumentNumber = run.Number, CopyTo = run.CopyTo, Signer = run.Signer, Blocks = GongwenMarkdown.Read(run.Text), SignedBy = run.Issuer, Date = date, CreatedAt = new DateTimeOffset(run.RunAt),
    };

    /// <summary>One page for the browser, complete in itself.</summary>
    public static string Html(ReportRun run, DateOnly date) => GongwenHtmlWriter.Write(Of(run, date));

    public static byte[] Docx(ReportRun run, DateOnly date)
    {
        using var stream = new MemoryStream();
        GongwenDocxWriter.Write(Of(run, date), stream);
        return stream.ToArray();
    }
}
