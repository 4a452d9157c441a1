using System.Text;
using System.Text.RegularExpressions;
using Yingshang.Gongwen;
using Yingshang.Metrics;
using Yingshang.Proofreading.Records;
using Yingshang.Proofreading.Texts;
using Yingshang.Reports.Templates;

namespace Yingshang.Reports;

/// <summary>A report as it was made: its text, and the figures in it. Written once.</summary>
public sealed partial class ReportRun
{
    public Guid Id { get; init; }
    public required string ReportId { get; init; }
    public int ReportVersion { get; init; }
    public required string Title { get; init; }
    public GongwenKind Kind { get; init; }
    public required string Issuer { get; init; }
    public required string Recipient { get; init; }

    /// <summary>Its place among the runs of this report, from 1: <c>demands@3</c>.</summary>
    public int Edition { get; init; }

    /// <summary>发文字号 or 期号, given when it is signed.</summary>
    public string? Number { get; init; }

    public string? RedHead { get; init; }
    public string? CopyTo { get; init; }

    /// <summary>签发人 as it is printed on 报告 and 请示; null: none.</summary>
    public string? Signer { get; init; }

    /// <summary>The draft that it was signed from; null: made without one.</summary>
    public Guid? DraftId { get; init; }

    /// <summary>签发人; null: not signed, a run for the office.</summary>
    public string? SignedByName { get; init; }
    public DateTime? SignedAt { get; init; }

    /// <summary>SM3 of the text, lower-case hexadecimal.</summary>
    public string? TextDigest { get; init; }

    /// <summary>Markdown; figures are links to <c>figure:ID</c>.</summary>
    public required string Text { get; init; }

    public DateOnly From { get; init; }
    public DateOnly To { get; init; }

    /// <summary>口径: id of the way of counting; null before there were two.</summary>
    public string? Way { get; init; }

    /// <summary>The 专班 it is made for; null: the district.</summary>
    public string? WorkGroup { get; init; }

    /// <summary>数据截止</summary>
    public DateTime AsOf { get; init; }
    public DateTime RunAt { get; init; }
    public Guid? RunById { get; init; }
    public required string RunByName { get; init; }

    public Period Period => new(From, To);

    public string Reference => FormattableString.Invariant($"{ReportId}@{Edition}");

    /// <summary>The text without links, for a terminal.</summary>
    public string PlainText => Plain(Text);

    internal static string Plain(string text) => Links().Replace(text, m => Unescaped().Replace(m.Groups["said"].Value, "${kept}"));

    /// <summary>The text with its figures in their places, for the proofreader.</summary>
    internal KeptReport Beside(IReadOnlyList<ReportFigure> figures)
    {
        var byId = figures.ToDictionary(f => f.Id);
        var placed = new List<PlacedFigure>();
        var lines = new List<string>();
        foreach (var line in Text.ReplaceLineEndings("\n").Split('\n'))
        {
            var plain = new StringBuilder();
            var at = 0;
            foreach (Match link in Links().Matches(line))
            {
                plain.Append(line, at, link.Index - at);
                var said = Unescaped().Replace(link.Groups["said"].Value, "${kept}");
                if (Guid.TryParse(link.Groups["id"].Value, out var id) && byId.TryGetValue(id, out var figure))
                    placed.Add(new PlacedFigure(lines.Count + 1, plain.Length, said.Length, figure.MetricId, figure.MetricName, figure.Text, new Period(figure.From, figure.To).Words));
                plain.Append(said);
                at = link.Index + link.Length;
            }
            lines.Add(plain.Append(line, at, line.Length - at).ToString());
        }
        return new KeptReport(OfficialText.FromMarkdown(string.Join('\n', lines)), placed);
    }

    [GeneratedRegex(@"\[(?<said>(?:[^\]\\]|\\.)*)\]\(figure:(?<id>[0-9a-f]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Links();

    [GeneratedRegex(@"\\(?<kept>.)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Unescaped();
}

/// <summary>A figure of a report, kept with all it takes to compute it again.</summary>
public sealed partial class ReportFigure
{
    public Guid Id { get; init; }
    public Guid RunId { get; init; }

    /// <summary>Its place in the report, from 1.</summary>
    public int Order { get; init; }

    /// <summary>As it stands in the report: 870件, 同比增长56.47％.</summary>
    public required string Text { get; init; }

    public required string MetricId { get; init; }
    public int MetricVersion { get; init; }
    public required string MetricName { get; init; }
    public Measure Measure { get; init; }

    /// <summary>Field of the dictionary that it is a group of; null for the whole.</summary>
    public string? GroupFieldId { get; init; }
    public string? GroupValue { get; init; }

    /// <summary>A further condition that its records were narrowed to.</summary>
    public string? Condition { get; init; }

    /// <summary>Of an expression: over <c>metric@version</c>; of values: which fields in what order.</summary>
    public string? Expression { get; init; }

    /// <summary>快报数, 初步数, 核定数; null where nobody said.</summary>
    public string? Grade { get; init; }

    /// <summary>What was computed, where somebody wrote another text over it.</summary>
    public string? Computed { get; init; }
    public string? OverrideReason { get; init; }
    public string? OverriddenByName { get; init; }

    /// <summary>Counted among the records of this 专班 alone.</summary>
    public string? WorkGroup { get; init; }

    public decimal? Value { get; init; }
    public required string Unit { get; init; }
    public decimal? Numerator { get; init; }
    public decimal? Denominator { get; init; }
    public required string Dataset { get; init; }
    public required string Filter { get; init; }

    /// <summary>The period counted: of 上年 that of last year.</summary>
    public DateOnly From { get; init; }
    public DateOnly To { get; init; }
    public DateTime AsOf { get; init; }
    public long RecordCount { get; init; }
    public required string Digest { get; init; }

    public Period Period => new(From, To);

    /// <summary>Which figure it is, whatever the period: the same in two issues of a report.</summary>
    public string Subject => string.Join('|', Measure == Measure.Expression ? Versions().Replace(Expression ?? "", "") : MetricId, Condition, Measure, GroupFieldId, GroupValue, Measure == Measure.Texts ? Expression : null);

    /// <summary>Which figure it is in its report, as it is written there.</summary>
    public string Key => string.Join('|', Subject, Period.Iso, Unit, Computed ?? Text);

    /// <summary>The same, with another text in the report.</summary>
    internal ReportFigure WrittenOver(WrittenOver over) => new()
    {
        Id = Id, RunId = RunId, Order = Order, Text = over.Text, MetricId = MetricId, MetricVersion = MetricVersion, MetricName = MetricName, Measure = Measure, Expression = Expression, Condition = Condition, GroupFieldId = GroupFieldId,
        GroupValue = GroupValue, Value = Value, Unit = Unit, Numerator = Numerator, Denominator = Denominator, Grade = Grade, Dataset = Dataset, Filter = Filter, From = From, To = To, AsOf = AsOf, RecordCount = RecordCount, Digest = Digest,
        WorkGroup = WorkGroup, Computed = Text, OverrideReason = over.Reason, OverriddenByName = over.ByName,
    };

    /// <summary>Must be so before the report can be signed. A change that cannot be computed says so itself: 上年同期没有可比的数; an empty cell of a table shows —.</summary>
    public bool IsResolved => OverrideReason is not null || Value is not null || Measure.IsChange || Text == NoValue;

    /// <summary>What a cell of a table shows where there is no number.</summary>
    internal const string NoValue = "—";

    [GeneratedRegex("@[0-9]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Versions();
}
