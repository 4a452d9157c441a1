using Yingshang.Proofreading;
using Yingshang.Proofreading.Texts;

namespace Yingshang.Libraries.Tests.Proofreading;

/// <summary>Five real reports that do not belong to the repository: read when they lie beside it. Expected places were found by hand.</summary>
public sealed class SeedTests
{
    private static readonly Proofreader Proofreader = new(StandardLexicon.Instance);

    /// <summary>seed, rule, paragraph, what stands there</summary>
    [Theory]
    [InlineData("000", "hole.leftover", 9, "##paidbegin##")]
    [InlineData("000", "hole.leftover", 12, "##paidend##")]
    [InlineData("000", "word.confused", 4, "以完成")]
    [InlineData("000", "word.confused", 4, "为进一步并")]
    [InlineData("000", "punct.pair", 8, "\"")]
    [InlineData("000", "hole.placeholder", 6, "XX")]
    [InlineData("000", "hole.placeholder", 7, "XX")]
    [InlineData("001", "hole.leftover", 19, "已超出免费预览范围")]
    [InlineData("001", "hole.leftover", 55, "浙ICP备2024059924号-2")]
    [InlineData("001", "period.impossible", 22, "1-2023月份")]
    [InlineData("001", "period.impossible", 28, "2023月份")]
    [InlineData("001", "period.impossible", 32, "2023月底")]
    [InlineData("001", "period.after-signing", 26, "今年7月")]
    [InlineData("001", "word.replaced", 22, "驱动开展")]
    [InlineData("001", "word.replaced", 26, "假设干")]
    [InlineData("001", "word.replaced", 28, "根底")]
    [InlineData("001", "form.broken-paragraph", 22, "量")]
    [InlineData("001", "punct.pair", 22, "“")]
    [InlineData("001", "hole.missing-unit", 38, "x")]
    [InlineData("001", "unit.share", 22, "占全市财政收入")]
    [InlineData("002", "hole.missing-unit", 13, "X")]
    [InlineData("002", "hole.placeholder", 4, "X")]
    [InlineData("002", "unit.share", 4, "占全市财政收入")]
    [InlineData("002", "sum.overlap", 4, "高新技术产业")]
    [InlineData("002", "word.confused", 10, "截止")]
    [InlineData("002", "form.letter-case", 8, "PPP")]
    [InlineData("003", "hole.missing-number", 6, "个")]
    [InlineData("003", "word.confused", 6, "眼晴")]
    [InlineData("003", "word.confused", 6, "电话、联系")]
    [InlineData("003", "sum.minimum", 11, "129名")]
    [InlineData("003", "rate.per-ten-thousand", 8, "1494件")]
    [InlineData("003", "rate.integer", 8, "98.32％")]
    [InlineData("003", "unit.mixed", 5, "3743户（人）")]
    [InlineData("003", "hole.leftover", 5, "##paidbegin##")]
    [InlineData("003", "punct.between-quotes", 5, "、")]
    [InlineData("004", "word.confused", 4, "DP增速")]
    [InlineData("004", "hole.leftover", 9, "##paidbegin##")]
    [InlineData("004", "hole.leftover", 12, "##paidend##")]
    public void A_known_defect_is_found(string seed, string rule, int paragraph, string text)
    {
        if (Seed(seed) is not { } read) return;
        Assert.Contains(Proofreader.Read(read), f => f.Rule == rule && f.Paragraph == paragraph && f.Text == text);
    }

    /// <summary>The defects that the constraints of figures.csv name, by the figure's id. Not among them: 8期 and 八期, 19家 in two places, which are the same or of two things; which reading of 首席专员1人 is meant, told as a warning.</summary>
    [Theory]
    [InlineData("welfare-post-quota", "000", "hole.placeholder", "XX")]
    [InlineData("industrial-output-ytd", "001", "period.impossible", "1-2023月份")]
    [InlineData("industrial-tax-share-of-city-revenue", "002", "unit.share", "占全市财政收入")]
    [InlineData("two-new-output", "002", "sum.overlap", "高新技术产业")]
    [InlineData("concentrated-start-date-month", "002", "hole.placeholder", "X")]
    [InlineData("tax-decline-yoy", "002", "hole.missing-unit", "X")]
    [InlineData("benefit-recipients", "003", "unit.mixed", "3743户（人）")]
    [InlineData("package-contact-per-month", "003", "word.confused", "电话、联系")]
    [InlineData("commissioners", "003", "sum.minimum", "129名")]
    [InlineData("resident-problems-solved", "003", "hole.missing-number", "个")]
    [InlineData("joint-inspection-rate", "003", "rate.integer", "98.32％")]
    [InlineData("trademarks-per-10k-entities", "003", "rate.per-ten-thousand", "1494件")]
    [InlineData("gdp-growth-first-since", "004", "word.confused", "DP增速")]
    public void A_defect_that_the_list_of_figures_names_is_found(string figure, string seed, string rule, string text)
    {
        if (Seed(seed) is not { } read) return;
        Assert.True(Proofreader.Read(read).Any(f => f.Rule == rule && f.Text == text), figure);
    }

    /// <summary>A year put where another stood looks right by itself: only beside the other copy it shows.</summary>
    [Theory]
    [InlineData("special-fund-added", "2020", "2023")]
    [InlineData("cluster-evaluation-peers", "2019", "2023")]
    [InlineData("annual-industrial-land-gap", "2000", "2022")]
    public void A_defect_of_the_copy_is_found_beside_the_original(string figure, string old, string now)
    {
        if (Seed("001") is not { } copy || Seed("002") is not { } original) return;
        Assert.True(Proofreader.Read(copy, original).Any(f => f.Rule == "drift.number" && f.Text == now && f.Suggestion == old), figure);
    }

    /// <summary>Counted by hand, each finding read: docs/proofreading.md.</summary>
    [Theory]
    [InlineData("000", 57, 4, 2)]
    [InlineData("001", 180, 37, 4)]
    [InlineData("002", 90, 2, 4)]
    [InlineData("003", 21, 2, 7)]
    [InlineData("004", 4, 0, 1)]
    public void There_are_as_many_findings_as_the_manual_says(string seed, int errors, int warnings, int hints)
    {
        if (Seed(seed) is not { } read) return;
        var found = Proofreader.Read(read);
        Assert.Equal((errors, warnings, hints), (found.Count(f => f.Severity == Severity.Error), found.Count(f => f.Severity == Severity.Warning), found.Count(f => f.Severity == Severity.Hint)));
    }

    /// <summary>What is right in these reports and looks wrong at first.</summary>
    [Theory]
    [InlineData("003", "double.character")]
    [InlineData("003", "sum.parts")]
    [InlineData("003", "growth.integer")]
    [InlineData("003", "form.steps")]
    [InlineData("003", "figure.differs")]
    [InlineData("002", "double.word")]
    [InlineData("002", "form.numbering")]
    [InlineData("000", "form.numbering")]
    [InlineData("004", "sum.formula")]
    public void What_is_right_is_left_alone(string seed, string rule)
    {
        if (Seed(seed) is not { } read) return;
        Assert.DoesNotContain(Proofreader.Read(read), f => f.Rule == rule);
    }

    [Fact]
    public void Two_copies_of_one_report_show_what_a_replacement_did()
    {
        if (Seed("001") is not { } copy || Seed("002") is not { } original) return;
        var found = Proofreader.Read(copy, original);

        foreach (var (old, now) in new[] { ("发展", "开展"), ("项目", "工程"), ("服务", "效劳"), ("基础", "根底"), ("不足", "缺乏"), ("若干", "假设干"), ("本土", "外乡"), ("基本", "根本") })
            Assert.Contains(found, f => f.Rule == "drift.replaced" && f.Text == now && f.Suggestion == old);
        foreach (var (old, now) in new[] { ("10", "2023"), ("2020", "2023"), ("2019", "2023"), ("2000", "2022") })
            Assert.Contains(found, f => f.Rule == "drift.number" && f.Text == now && f.Suggestion == old);
        Assert.DoesNotContain(Proofreader.Read(original, original), f => f.Rule.StartsWith("drift.", StringComparison.Ordinal));
    }

    private static OfficialText? Seed(string number)
    {
        // Beside the checkout, or one further up when this is a second work tree.
        var folder = new[] { "..", "../.." }.Select(up => Path.Combine(StandardLexicon.Root(), up, "shared", "seeds")).FirstOrDefault(Directory.Exists);
        if (folder is null) return null;
        var file = Directory.EnumerateFiles(folder, number + "_*.txt").Single();
        return OfficialText.Read(file, File.ReadAllBytes(file));
    }
}
