using System.IO.Compression;
using System.Text;
using Yingshang.Metrics;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Proofreading;
using Yingshang.Proofreading.Texts;
using Yingshang.Reports;
using Yingshang.Reports.Proofread;
using Yingshang.Platform.Packs;
using Yingshang.App.Commands;

namespace Yingshang.Modules.Tests.Seeding.Given;

/// <summary>A long report over the demo district with numbers altered by hand is held against the run that it came from: what was altered is found, and nothing else.</summary>
[Collection(WholeDemo.Name)]
public sealed class ProofreadAgainstTests(DemoDistrict demo)
{
    private static readonly (string Stands, string Altered)[] Slips =
    [
        ("6855户", "6585户"), ("7300万元", "3700万元"), ("41.83％", "48.13％"), ("3.28亿元", "3.82亿元"), ("63.33％", "66.33％"),
    ];

    [SqliteFact]
    public async Task Five_altered_numbers_of_the_longest_report_are_found_and_nothing_else()
    {
        var made = await demo.ReportAsync("business-environment", Period.Parse("2023-01", "2023-10").Period!);
        var evidence = ReportRecords.Of(made.Run, made.Figures);
        var proofreader = new Proofreader(ProofreadingLists.Read(new PackReader(Path.Combine(DistrictOptions.Root, "packs", "standard"))));
        var text = made.Run.PlainText;

        Assert.Empty(Differing(OfficialText.FromMarkdown(text)));
        Assert.Equal(Slips.Select(s => s.Altered).Order(StringComparer.Ordinal), Differing(OfficialText.FromMarkdown(Slips.Aggregate(text, Alter))).Order(StringComparer.Ordinal));

        // The same in the document that is sent out, read back.
        var docx = ReportDocument.Docx(made.Run, new DateOnly(2023, 11, 6));
        Assert.Empty(Differing(OfficialText.Read("报告.docx", docx)));
        Assert.Equal(Slips.Select(s => s.Altered).Order(StringComparer.Ordinal), Differing(OfficialText.Read("报告.docx", Altered(docx))).Order(StringComparer.Ordinal));

        // Matched by their names alone, its figures leave the report as it is clean too.
        Assert.Empty(proofreader.Read(OfficialText.FromMarkdown(text), records: evidence.Figures).Where(f => f.Rule == "records.differs").Select(f => f.Message));

        IEnumerable<string> Differing(OfficialText read) => proofreader.Read(read, records: evidence.Figures, kept: evidence.Kept).Where(f => f.Rule == "records.differs").Select(f => f.Text + f.After[..(f.After[0] is '万' or '亿' ? 2 : 1)]);
    }

    private static string Alter(string text, (string Stands, string Altered) slip)
    {
        var at = text.IndexOf(slip.Stands, StringComparison.Ordinal);
        Assert.True(at >= 0, slip.Stands);
        return text[..at] + slip.Altered + text[(at + slip.Stands.Length)..];
    }

    private static byte[] Altered(byte[] docx)
    {
        using var file = new MemoryStream();
        file.Write(docx);
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry("word/document.xml")!;
            string xml;
            using (var reader = new StreamReader(entry.Open(), Encoding.UTF8)) xml = reader.ReadToEnd();
            entry.Delete();
            using var writer = new StreamWriter(archive.CreateEntry("word/document.xml").Open(), new UTF8Encoding(false));
            writer.Write(Slips.Aggregate(xml, Alter));
        }
        return file.ToArray();
    }
}
