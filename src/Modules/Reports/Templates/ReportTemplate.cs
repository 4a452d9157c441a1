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

    /// <summary>主送; empty where the kind of document has none.</summary>
    public required IReadOnlyList<TemplatePart> Recipient { get; init; }
    public required IReadOnlyList<TemplatePart> Body { get; init; }

    /// <summary>The text below the front matter, as it is written.</summary>
    public required string Source { get; init; }

    /// <summary>Title, issuer and recipient as they are written.</summary>
    public required ReportHead Head { get; init; }

    /// <summary>周, 月: what it is about when nobody says a period; null: from January to the last whole month.</summary>
    public string? Period { get; init; }

    /// <summary>Can be made for one 专班.</summary>
    public bool ByGroup { get; init; }

    /// <summary>红头: 发文机关标志, or the name of a 简报; null: no red head.</summary>
    public string? RedHead { get; init; }

    /// <summary>How it is numbered when it is signed: 清营商〔{{年}}〕{{序号}}号, 第{{序号}}期（总第{{总序号}}期）; null: without number.</summary>
    public string? Number { get; init; }

    public string? CopyTo { get; init; }

    /// <summary>A change of fewer percent (or points) is 基本持平.</summary>
    public decimal Steady { get; init; }

    /// <summary>快报数, 初步数 or 核定数, by metric.</summary>
    public IReadOnlyDictionary<string, string> Grades { get; init; } = new Dictionary<string, string>();
}

/// <summary>Lines above the text in the language of templates.</summary>
public sealed record ReportHead(string Title, string Issuer, string Recipient);

/// <summary>A part of a template.</summary>
public abstract record TemplatePart;

/// <summary>Text that stays as it is.</summary>
public sealed record PlainPart(string Text) : TemplatePart;

/// <summary>A word of the occasion: {{期间}}, {{区}} …</summary>
public sealed record WordPart(OccasionWord Word) : TemplatePart;

/// <summary>A figure: {{demands-solved | 同比}}; bare without its unit.</summary>
public sealed record FigurePart(FigureAsk Ask, NumberForm Form) : TemplatePart;

/// <summary>快报数, 初步数 or 核定数 of a metric: {{industrial-output | 数别}}.</summary>
public sealed record GradePart(string Metric) : TemplatePart;

/// <summary>A number computed from figures: {{= demands-solved-online + demands-solved-offline | 个}}, {{解决诉求[主办单位=区供电公司] 位次}}.</summary>
public sealed record ExpressionPart(FigureFormula Formula, NumberForm Form) : TemplatePart;

/// <summary>{{if demands-received.同比 > 10}} … {{else}} … {{end}}</summary>
public sealed record IfPart(FigureFormula Condition, IReadOnlyList<TemplatePart> Then, IReadOnlyList<TemplatePart> Else) : TemplatePart;

/// <summary>What people write: {{write 下一步 "写清单位和时限"}} what stands there until they do {{end}}</summary>
public sealed record WritePart(string Name, string Hint, IReadOnlyList<TemplatePart> Until) : TemplatePart;

/// <summary>The largest groups in a sentence: {{list demands-solved by 主题 top 3}} becomes 融资120件、用电98件、用工77件.</summary>
/// <param name="NamesOnly">融资、用电、用工</param>
public sealed record ListPart(FigureAsk Ask, string By, int Top, bool NamesOnly = false) : TemplatePart;

/// <summary>A table with a row for each group: {{table demands-closed, demands-solved by 主办单位 top 10}}, or for each month: by 月.</summary>
public sealed record TablePart(IReadOnlyList<TableAsk> Columns, string By, int? Top) : TemplatePart
{
    public const string Month = "月";
}

/// <summary>A column: a metric, or an expression over several.</summary>
/// <param name="Ask">the one that it is, or the first of the expression, whose groups are the rows</param>
/// <param name="Header">null: the metric's name</param>
public sealed record TableAsk(FigureFormula Formula, FigureAsk Ask, bool IsComputed, string? Header);

/// <summary>A chart of the same numbers: {{chart column demands-received, demands-closed by 月 title "…"}}.</summary>
public sealed record ChartPart(ChartKind Kind, TablePart Table, string? Title) : TemplatePart;

/// <summary>Records of a metric, a line each: {{records steps-overdue top 10}}.</summary>
public sealed record RecordsPart(FigureAsk Ask, int Top) : TemplatePart;

/// <summary>Values of records in a sentence: {{values 企业, 办结日期 of demands-praised sort 办结日期 desc top 3}}.</summary>
public sealed record ValuesPart(FigureAsk Ask, ValuesAsk Values) : TemplatePart;

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
    /// <summary>年: 2023, of the period's end</summary>
    Year,
    /// <summary>月: 10, of the period's end</summary>
    MonthOfYear,
    /// <summary>上年年份: 2022</summary>
    YearBefore,
}
