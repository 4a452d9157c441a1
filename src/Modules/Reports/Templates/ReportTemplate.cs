using Yingshang.Feel;
using Yingshang.Gongwen;
using Yingshang.Metrics;

namespace Yingshang.Reports.Templates;

/// <summary>报告模板: what stands above the text, and the text with its placeholders. One version of a declaration.</summary>
public sealed record ReportTemplate
{
    public required string Id { get; init; }
    public int Version { get; init; }
    public required string Name { get; init; }

    /// <summary>Like the body, with words such as {{期间}}.</summary>
    public required IReadOnlyList<TemplatePart> Title { get; init; }
    public GongwenKind Kind { get; init; }
    public required IReadOnlyList<TemplatePart> Issuer { get; init; }
    public required IReadOnlyList<TemplatePart> Recipient { get; init; }
    public required IReadOnlyList<TemplatePart> Body { get; init; }

    /// <summary>周, 月: what it is about when nobody says a period; null: from January to the last whole month.</summary>
    public string? Period { get; init; }

    /// <summary>Can be made for one 专班.</summary>
    public bool ByGroup { get; init; }
}

/// <summary>A part of a template.</summary>
public abstract record TemplatePart;

/// <summary>Text that stays as it is.</summary>
public sealed record PlainPart(string Text) : TemplatePart;

/// <summary>A word of the occasion: {{期间}}, {{区}} …</summary>
public sealed record WordPart(OccasionWord Word) : TemplatePart;

/// <summary>A figure: {{demands-solved | 同比}}; bare without its unit.</summary>
public sealed record FigurePart(string Metric, Measure Measure, bool Bare) : TemplatePart;

/// <summary>The largest groups in a sentence: {{list demands-solved by 主题 top 3}} becomes 融资120件、用电98件、用工77件.</summary>
public sealed record ListPart(string Metric, string By, int Top) : TemplatePart;

/// <summary>A table with a row for each group: {{table demands-closed, demands-solved by 主办单位 top 10}}.</summary>
public sealed record TablePart(IReadOnlyList<string> Metrics, string By, int? Top) : TemplatePart;

/// <summary>Records of a metric, a line each: {{records steps-overdue top 10}}.</summary>
public sealed record RecordsPart(string Metric, int Top) : TemplatePart;

/// <summary>Words that a report takes from its occasion.</summary>
public enum OccasionWord
{
    /// <summary>期间: 2023年1—10月</summary>
    Period,
    /// <summary>上年同期: 2022年1—10月</summary>
    LastYear,
    /// <summary>期末: 2023年10月31日</summary>
    PeriodEnd,
    /// <summary>数据截止: 2023年11月1日9时</summary>
    AsOf,
    /// <summary>口径: the name of the way of counting</summary>
    Counting,
    /// <summary>范围: 全区, or the 专班 it is made for</summary>
    Scope,
    /// <summary>区: 清河区</summary>
    District,
    /// <summary>区全称: 青阳市清河区</summary>
    DistrictFull,
    /// <summary>营商办: 区营商办</summary>
    Office,
    /// <summary>营商办全称</summary>
    OfficeFull,
}
