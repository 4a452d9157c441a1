using System.Globalization;
using System.Text;

namespace Yingshang.Bench.Load;

/// <summary>A table as Markdown, so that a run can be pasted into docs/performance.md.</summary>
internal sealed class MarkdownTable(params string[] heads)
{
    private readonly StringBuilder _text = new($"| {string.Join(" | ", heads)} |\n|{string.Concat(heads.Select((_, i) => i == 0 ? "---|" : "---:|"))}\n");

    public void Add(params object[] cells) => _text.Append("| ").AppendJoin(" | ", cells.Select(Shown)).Append(" |\n");

    public override string ToString() => _text.ToString();

    private static string Shown(object cell) => cell switch
    {
        double number when double.IsNaN(number) => "—",
        double number => number.ToString(number >= 100 ? "N0" : number >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString("N0", CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
