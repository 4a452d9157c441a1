namespace Yingshang.Books.Declaration;

/// <summary>The words of a declaration, and what they mean.</summary>
public static class BookWords
{
    public static readonly IReadOnlyDictionary<string, BookFieldType> Types = new Dictionary<string, BookFieldType>
    {
        ["文字"] = BookFieldType.Text, ["数"] = BookFieldType.Number, ["金额"] = BookFieldType.Money, ["日期"] = BookFieldType.Date, ["选项"] = BookFieldType.Choice,
        ["企业"] = BookFieldType.Enterprise, ["单位"] = BookFieldType.Unit, ["人员"] = BookFieldType.Person, ["地点"] = BookFieldType.Place, ["附件"] = BookFieldType.File,
    };

    public static readonly IReadOnlyDictionary<string, BookRhythm> Rhythms = new Dictionary<string, BookRhythm>
    {
        ["每月"] = BookRhythm.Month, ["每季"] = BookRhythm.Quarter, ["每半年"] = BookRhythm.Half, ["每年"] = BookRhythm.Year,
    };

    public static readonly IReadOnlyDictionary<string, BookAggregate> Aggregates = new Dictionary<string, BookAggregate>
    {
        ["count"] = BookAggregate.Count, ["sum"] = BookAggregate.Sum, ["avg"] = BookAggregate.Avg, ["max"] = BookAggregate.Max, ["min"] = BookAggregate.Min, ["distinct"] = BookAggregate.Distinct, ["rate"] = BookAggregate.Rate,
    };

    /// <summary>The same as officials say it.</summary>
    public static readonly IReadOnlyDictionary<string, string> AggregateNames = new Dictionary<string, string> { ["count"] = "计数", ["sum"] = "合计", ["avg"] = "平均", ["max"] = "最大", ["min"] = "最小", ["distinct"] = "不重复计数", ["rate"] = "比率" };

    public static readonly IReadOnlyDictionary<string, BookReaders> Readers = new Dictionary<string, BookReaders> { ["工作人员"] = BookReaders.Staff, ["填报单位"] = BookReaders.Keepers };

    /// <summary>What a field can be filled in with from the file of the enterprise, by the name after <c>企业.</c>.</summary>
    public static readonly IReadOnlyList<string> EnterpriseFacts = ["信用代码", "名称", "类型", "状态", "规模", "属地", "行业门类", "法定代表人", "地址", "成立日期"];

    /// <summary>Kept by every unit.</summary>
    public const string EveryUnit = "全部单位";

    /// <summary>Units that money is shown in, and how many 分 one of it is.</summary>
    public static readonly IReadOnlyDictionary<string, long> Money = new Dictionary<string, long> { ["元"] = 100, ["万元"] = 1_000_000, ["亿元"] = 10_000_000_000 };

    public static string WordOf<T>(IReadOnlyDictionary<string, T> words, T value) where T : struct => words.First(w => EqualityComparer<T>.Default.Equals(w.Value, value)).Key;
}
