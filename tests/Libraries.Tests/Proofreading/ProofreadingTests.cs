using System.Text;
using Yingshang.Proofreading;
using Yingshang.Proofreading.Texts;

namespace Yingshang.Libraries.Tests.Proofreading;

public sealed class ProofreadingTests
{
    private static readonly Proofreader Proofreader = new(StandardLexicon.Instance);

    public static TheoryData<string> Rules => [.. RuleBook.All.Select(r => r.Id)];

    public static TheoryData<string> CleanFiles => [.. Directory.EnumerateFiles(Folder("clean")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> CleanSentences => [.. File.ReadLines(Path.Combine(Folder("clean"), "sentences.txt"))];

    public static TheoryData<string, string> Defects => Listed();

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_finds_its_bad_example_and_nothing_in_the_good_one(string id)
    {
        var rule = RuleBook.All.Single(r => r.Id == id);
        var (bad, good) = (Text(rule.Bad), Text(rule.Good));
        var records = id.StartsWith("records.", StringComparison.Ordinal) ? RecordCheckTests.Records : null;
        var found = Proofreader.Read(bad, id.StartsWith("drift.", StringComparison.Ordinal) ? good : null, records: records);

        Assert.Contains(found, f => f.Rule == id);
        Assert.Empty(Proofreader.Read(good, records: records).Select(f => f.Rule + " " + f.Message));
    }

    [Fact]
    public void Each_rule_stands_in_the_manual_with_its_examples()
    {
        var manual = File.ReadAllText(Path.Combine(StandardLexicon.Root(), "docs", "proofreading.md"));
        Assert.Equal(RuleBook.All.Count, RuleBook.All.Select(r => r.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(RuleBook.All, r => Assert.Contains($"`{r.Id}`", manual, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(CleanFiles))]
    public void A_clean_text_stays_clean(string file) =>
        Assert.Empty(Proofreader.Read(OfficialText.Read(file, File.ReadAllBytes(Path.Combine(Folder("clean"), file)))).Select(f => $"{f.Paragraph} {f.Rule} {f.Message}"));

    [Theory, MemberData(nameof(CleanSentences))]
    public void A_clean_sentence_stays_clean_by_itself(string sentence) =>
        Assert.Empty(Proofreader.Read(OfficialText.FromPlain(sentence)).Select(f => $"{f.Rule} {f.Message}"));

    [Theory, MemberData(nameof(Defects))]
    public void A_defect_is_found(string rule, string sentence) =>
        Assert.Contains(Proofreader.Read(OfficialText.FromPlain(sentence.Replace('/', '\n'))), f => f.Rule == rule);

    /// <summary>One slip in a text that is clean otherwise, as it happens when last year's text is taken up again.</summary>
    [Theory, MemberData(nameof(Seeded))]
    public void A_slip_in_a_clean_report_is_found(string file, string stands, string slip, string rule)
    {
        var text = File.ReadAllText(Path.Combine(Folder("clean"), file));
        Assert.Contains(stands, text, StringComparison.Ordinal);
        Assert.Contains(Proofreader.Read(OfficialText.FromPlain(text.Replace(stands, slip, StringComparison.Ordinal))), f => f.Rule == rule);
    }

    public static TheoryData<string, string, string, string> Seeded
    {
        get
        {
            var data = new TheoryData<string, string, string, string>();
            foreach (var parts in File.ReadLines(Path.Combine(StandardLexicon.Root(), "tests", "Libraries.Tests", "Proofreading", "seeded.txt")).Where(l => !l.StartsWith('#') && l.Length > 0).Select(l => l.Split('|', StringSplitOptions.TrimEntries)))
                data.Add(parts[0], parts[1], parts[2], parts[3]);
            return data;
        }
    }

    /// <summary>收到, 办结, 解决: 解决率 is of those closed here, and the table itself says so.</summary>
    [Theory]
    [InlineData("84.62", "")]
    [InlineData("48.62", "22÷26＝84.62％，这里写的是48.62。")]
    // Of those received, in the midst of rows that are of those closed.
    [InlineData("73.33", "22÷26＝84.62％，这里写的是73.33。")]
    public void A_rate_of_a_table_is_of_the_column_that_gives_it_in_most_rows(string written, string message)
    {
        var table = $"""
            | 序号 | 主题 | 收到（件） | 办结（件） | 解决（件） | 解决率（％） |
            | --- | --- | --- | --- | --- | --- |
            | 1 | 用水 | 40 | 35 | 28 | 80.00 |
            | 2 | 招工 | 30 | 26 | 22 | {written} |
            | 3 | 物流 | 18 | 15 | 12 | 80.00 |
            | 4 | 税费 | 6 | 6 | 6 | 100.00 |
            | 5 | 用地 | 2 | 0 | 0 | — |
            | — | 合计 | 96 | 82 | 68 | 82.93 |
            """;
        Assert.Equal(message, string.Join('\n', Proofreader.Read(OfficialText.FromMarkdown(table)).Select(f => f.Message)));
    }

    /// <summary>Too few rows to show what the rate is of: any two columns excuse it, none leaves it wrong.</summary>
    [Theory]
    [InlineData("90", false)]
    [InlineData("75", false)]
    [InlineData("82", true)]
    public void A_rate_of_a_single_row_is_wrong_when_no_columns_give_it(string written, bool isWrong)
    {
        var table = $"| 受理（件） | 办结（件） | 解决（件） | 解决率（％） |\n| --- | --- | --- | --- |\n| 120 | 100 | 90 | {written} |";
        Assert.Equal(isWrong, Proofreader.Read(OfficialText.FromMarkdown(table)).Any(f => f.Rule == "rate.base"));
    }

    [Theory]
    [InlineData("下一步，（待撰写：写清单位、事项和时限）", "hole.pending", "（待撰写：写清单位、事项和时限）")]
    [InlineData("本月办结按时率（期内没有）。", "hole.placeholder", "（期内没有）")]
    [InlineData("作出评价的企业中，满意率（不足10户，不显示）。", "hole.placeholder", "（不足10户，不显示）")]
    public void What_a_template_leaves_open_is_an_error(string text, string rule, string place)
    {
        var finding = Proofreader.Read(OfficialText.FromPlain(text)).First(f => f.Rule == rule);
        Assert.Equal((Severity.Error, place), (finding.Severity, finding.Text));
    }

    [Fact]
    public void The_number_of_a_register_keeps_its_zeros()
    {
        var finding = Assert.Single(Proofreader.Read(OfficialText.FromPlain("企业反映的用电报装问题见诉【2024】0036号。")));
        Assert.Equal(("form.document-number", "〔2024〕0036号"), (finding.Rule, finding.Suggestion));
    }

    [Fact]
    public void A_finding_tells_its_place_in_the_file()
    {
        var finding = Assert.Single(Proofreader.Read(OfficialText.FromPlain("一切正常。\n\n今年以来成效明显。全区坚持擦亮眼晴，防范风险。")));

        Assert.Equal(("word.confused", Severity.Error, 3, 2, 15, 2, "眼晴", "眼睛"), (finding.Rule, finding.Severity, finding.Paragraph, finding.Sentence, finding.Start, finding.Length, finding.Text, finding.Suggestion));
    }

    [Fact]
    public void A_rule_or_a_group_is_switched_off_with_a_reason()
    {
        var text = OfficialText.FromPlain("1-10月，全区新增经营主体,成效明显。");
        Assert.Equal(2, Proofreader.Read(text).Count);

        Assert.Equal(["punct.half-width"], Proofreader.Read(text, null, RulesOff.Parse(["punct.range-dash=本地习惯"])).Select(f => f.Rule));
        Assert.Empty(Proofreader.Read(text, null, RulesOff.Parse(["punct=草稿"])));
        Assert.Throws<FormatException>(() => RulesOff.Parse(["punct"]));
        Assert.Throws<FormatException>(() => RulesOff.Parse(["punct="]));
        Assert.Throws<FormatException>(() => RulesOff.Parse(["no.such=理由"]));
    }

    [Fact]
    public void A_text_of_a_thousand_pages_takes_seconds()
    {
        var page = string.Concat(File.ReadLines(Path.Combine(Folder("clean"), "sentences.txt")).Take(12).Select(l => l + "\n"));
        var text = string.Concat(Enumerable.Repeat(page, 1000));
        var started = TimeProvider.System.GetTimestamp();

        Proofreader.Read(OfficialText.FromPlain(text));

        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(60), TimeProvider.System.GetElapsedTime(started).ToString());
    }

    public static TheoryData<string> HostileTexts =>
    [
        new string('X', 100_000), new string('（', 100_000), new string('“', 50_000) + new string('"', 50_000), string.Concat(Enumerable.Repeat("其中1个、", 20_000)), string.Concat(Enumerable.Repeat("1+", 50_000)),
        string.Concat(Enumerable.Repeat("从1个单位、", 20_000)), string.Concat(Enumerable.Repeat("一二三四五六七八九十", 10_000)), new string('1', 100_000), string.Concat(Enumerable.Repeat("由1％提高到2％，", 10_000)),
        new string('的', 100_000), string.Concat(Enumerable.Repeat("1月1日", 20_000)), string.Concat(Enumerable.Repeat("占占占占全区", 20_000)), string.Concat(Enumerable.Repeat("[", 50_000)), string.Concat(Enumerable.Repeat("{{", 50_000)),
    ];

    [Theory, MemberData(nameof(HostileTexts))]
    public void A_text_made_to_be_slow_is_read_all_the_same(string text)
    {
        var started = TimeProvider.System.GetTimestamp();
        Proofreader.Read(OfficialText.FromPlain(text));
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(20), TimeProvider.System.GetElapsedTime(started).ToString());
    }

    internal static OfficialText Text(string text) => OfficialText.Read(text.Contains('|', StringComparison.Ordinal) ? "a.md" : "a.txt", Encoding.UTF8.GetBytes(text));

    private static string Folder(string name) => Path.Combine(StandardLexicon.Root(), "tests", "Libraries.Tests", "Proofreading", name);

    private static TheoryData<string, string> Listed()
    {
        var data = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(Folder("defects.txt")).Where(l => !l.StartsWith('#') && l.Length > 0))
        {
            var parts = line.Split(" | ", 2);
            data.Add(parts[0], parts[1]);
        }
        return data;
    }
}
