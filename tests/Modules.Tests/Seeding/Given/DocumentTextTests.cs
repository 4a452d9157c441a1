using System.Text;
using Yingshang.App.Commands;
using Yingshang.Metrics;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Proofreading;
using Yingshang.Proofreading.Texts;
using Yingshang.Reports;

namespace Yingshang.Modules.Tests.Seeding.Given;

/// <summary>The documents of the reports over the demo district say what was approved: their text as it is read out of the .docx, in Documents/*.txt, and clean to the proofreader.</summary>
[Collection(WholeDemo.Name)]
public sealed class DocumentTextTests(DemoDistrict demo)
{
    /// <param name="Known">as in Shanghai, what the records knew then; null: when the test runs</param>
    private sealed record Document(string Id, string From, string To, string Date, string? Known = null)
    {
        public Period Period => Period.Parse(From, To).Period!;
        public string File => Path.Combine(Table.Folder, "Given", "Documents", $"{Id}.txt");
    }

    private static readonly IReadOnlyList<Document> Documents =
    [
        new("business-environment", "2023-01", "2023-10", "2023-11-03"), new("real-economy", "2023-01", "2023-09", "2023-10-09"), new("park-stability", "2022-01", "2022-10", "2022-11-04"), new("county-park", "2023-01", "2023-10", "2023-11-03"),
        new("demands", "2023-01", "2023-10", "2023-11-03", "2023-11-03 09:00"), new("monthly-bulletin", "2023-10", "2023-10", "2023-11-03", "2023-11-03 09:00"), new("scoreboard", "2023-10", "2023-10", "2023-11-03", "2023-11-03 09:00"),
        new("brief", "2023-10", "2023-10", "2023-11-03", "2023-11-03 09:00"), new("leader-sheet", "2023-10", "2023-10", "2023-11-03", "2023-11-03 09:00"),
        new("weekly-dispatch", "2023-10-16", "2023-10-22", "2023-10-23", "2023-10-23 09:00"), new("meeting-paper", "2023-10-16", "2023-10-22", "2023-10-23", "2023-10-23 09:00"),
    ];

    [SqliteFact]
    public async Task Each_document_says_what_was_approved_and_is_clean()
    {
        var proofreader = new Proofreader(ProofreadCommand.ListsOf(Table.Find("packs", "demo")));
        var wrong = new List<string>();
        foreach (var document in Documents)
        {
            var made = await demo.ReportAsync(document.Id, document.Period, document.Known is { } known ? TestClock.Local(known) : null);
            var text = OfficialText.Read("报告.docx", ReportDocument.Docx(made.Run, DateOnly.Parse(document.Date, System.Globalization.CultureInfo.InvariantCulture)));
            if (!Approved(document, Lines(text))) wrong.Add($"{document.Id}: not what {document.File} says. Read it, and where it is right write it anew: DOCS_WRITE=1 ./test DocumentTextTests");
            wrong.AddRange(proofreader.Read(text).Where(f => f.Severity != Severity.Hint && !WaitsForPeople(f)).Select(f => $"{document.Id}: {f.Rule} {f.Message} “{f.Text}”"));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>What the template leaves to people is a hole until they write.</summary>
    private static bool WaitsForPeople(Finding finding) => finding.Rule == "hole.pending" && finding.Text.StartsWith(ReportWriter.Waiting, StringComparison.Ordinal);

    private static bool Approved(Document document, string text)
    {
        if (Environment.GetEnvironmentVariable("DOCS_WRITE") is "1") File.WriteAllText(document.File, text);
        return File.Exists(document.File) && File.ReadAllText(document.File).ReplaceLineEndings("\n") == text;
    }

    /// <summary>A line for each paragraph, and for each row of a table.</summary>
    private static string Lines(OfficialText text)
    {
        var rows = text.Tables.SelectMany(table => table).SelectMany(row => row.Select(cell => (Cell: cell, Row: row))).Where(c => c.Cell is not null).ToDictionary(c => c.Cell!, c => c.Row);
        var lines = new StringBuilder();
        foreach (var paragraph in text.Paragraphs.Where(p => !p.IsEmpty))
        {
            var row = rows.GetValueOrDefault(paragraph);
            if (row is null) lines.Append(paragraph.Text).Append('\n');
            else if (row.First(cell => cell is { IsEmpty: false }) == paragraph) lines.AppendJoin(" | ", row.Select(cell => cell?.Text)).Append('\n');
        }
        return lines.ToString();
    }
}
