using System.Globalization;
using System.Text;

namespace Yingshang.Mechanisms;

/// <summary>Every mechanism with the blocks that carry it, as the table of docs/mechanisms.md. Written out of the loaded pack, never by hand.</summary>
internal static class MechanismTable
{
    /// <summary>What rewrites the table.</summary>
    public const string Command = "./yingshang packs mechanisms --into docs/mechanisms.md";

    private const string Begin = $"<!-- 从这里到“完”由 {Command} 写出，不要手改。 -->";
    private const string End = "<!-- 完 -->";

    /// <summary>The document with the table as it is now: in the place of the one before, or at the end.</summary>
    public static string Into(string document, MechanismBook book)
    {
        var (from, to) = (document.IndexOf(Begin, StringComparison.Ordinal), document.IndexOf(End, StringComparison.Ordinal));
        var (before, after) = from >= 0 && to > from ? (document[..from], document[(to + End.Length)..]) : (document.TrimEnd() + "\n\n", "\n");
        return $"{before}{Begin}\n\n{Write(book)}\n{End}{after}";
    }

    /// <summary>As Markdown: a part for each field, in the order of the pack.</summary>
    public static string Write(MechanismBook book)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {book.All.Count} 项机制各由什么撑着\n\n有记录撑着的 {book.All.Count(m => m.Blocks.Count > 0)} 项。括号里是声明的编号：procedure 办件，book 台账，activity 活动，duty 应办事项，indicator 指标，report 报告。\n");
        foreach (var field in book.All.GroupBy(m => m.Field))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {field.Key}（{field.Count()} 项）\n\n| 机制 | 由什么撑着 | 看哪些指标 |\n|---|---|---|\n");
            foreach (var m in field)
                text.Append(CultureInfo.InvariantCulture, $"| {Cell(m.Name)} `{m.Id}` | {(m.Blocks.Count == 0 ? "还没有" : string.Join("；", m.Blocks.Select(b => $"{Cell(b.Name)}（{b.Reference}）")))} | {(m.Metrics.Count == 0 ? "—" : string.Join("、", m.Metrics.Select(id => $"`{id}`")))} |\n");
        }
        return text.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
