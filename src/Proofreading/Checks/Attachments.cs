using System.Globalization;
using System.Text.RegularExpressions;
using Yingshang.Proofreading.Texts;

namespace Yingshang.Proofreading.Checks;

/// <summary>Attachments: those that the text names are listed, those that are listed carry the same name.</summary>
internal static partial class Attachments
{
    public static readonly Rule Missing = new("attachment.missing", "附件对不上", Severity.Warning, "文中提到的附件没有列出，或者列出的附件没有附上、名称不一致。",
        "具体清单见附件3。\n附件：1.任务分解表\n2.责任清单", "具体清单见附件2。\n附件：1.任务分解表\n2.责任清单");
    public static readonly Rule Mark = new("attachment.mark", "附件名称后的标点", Severity.Hint, "附件说明里，附件名称后面不加标点（GB/T 9704—2012 7.3.4）。",
        "附件：1.任务分解表。", "附件：1.任务分解表");

    public static IEnumerable<Finding> Find(Reading reading)
    {
        var listed = Listed(reading.Flow.ToList());
        var highest = listed.Count == 0 ? 0 : listed.Max(l => l.Number);
        foreach (var p in reading.Prose)
        {
            foreach (Match m in Mention().Matches(p.Text))
            {
                var number = m.Groups["n"].Success && int.TryParse(m.Groups["n"].ValueSpan, CultureInfo.InvariantCulture, out var n) ? n : 0;
                if (listed.Count > 0 && number > highest) yield return Missing.At(p.Paragraph, m.Index, m.Length, $"文中提到附件{number}，附件说明里只列到附件{highest}。");
            }
        }
        foreach (var finding in Issued(reading, listed)) yield return finding;
        foreach (var entry in listed.Where(l => l.Name.Length > 0))
        {
            if (entry.Name[^1] is '。' or '；' or '，' or '、') yield return Mark.At(entry.Passage.Paragraph, entry.At + entry.Name.Length - 1, 1, "附件名称后面不加标点。", "");
        }
        foreach (var finding in Heads(reading, listed)) yield return finding;
    }

    /// <summary>现将《甲办法》印发给你们 and 附件：甲细则: the one attachment of a covering notice is what it sends.</summary>
    private static IEnumerable<Finding> Issued(Reading reading, List<(int Number, string Name, Passage Passage, int At)> listed)
    {
        if (listed.Count != 1 || reading.Prose.Select(p => Sent().Match(p.Text)).FirstOrDefault(m => m.Success) is not { } m) yield break;
        var (sent, name) = (Plain(m.Groups["name"].Value), Plain(listed[0].Name));
        if (sent != name && sent.Length > 5 && name.Length > 5 && sent[..4] == name[..4] && !name.Contains(sent, StringComparison.Ordinal) && !sent.Contains(name, StringComparison.Ordinal))
            yield return Missing.At(listed[0].Passage.Paragraph, listed[0].At, listed[0].Name.Length, $"正文印发的是《{m.Groups["name"].Value}》，附件说明里写的是“{listed[0].Name}”。", m.Groups["name"].Value);
    }

    /// <summary>附件：1.…, each following number in a paragraph of its own.</summary>
    private static List<(int Number, string Name, Passage Passage, int At)> Listed(IReadOnlyList<Passage> passages)
    {
        var listed = new List<(int, string, Passage, int)>();
        for (var i = 0; i < passages.Count; i++)
        {
            if (ListStart().Match(passages[i].Text) is not { Success: true } m) continue;
            listed.Add((m.Groups["n"].Success ? int.Parse(m.Groups["n"].ValueSpan, CultureInfo.InvariantCulture) : 1, m.Groups["name"].Value.TrimEnd(), passages[i], m.Groups["name"].Index));
            while (i + 1 < passages.Count && NextItem().Match(passages[i + 1].Text) is { Success: true } next)
            {
                i++;
                listed.Add((int.Parse(next.Groups["n"].ValueSpan, CultureInfo.InvariantCulture), next.Groups["name"].Value.TrimEnd(), passages[i], next.Groups["name"].Index));
            }
            break;
        }
        return listed;
    }

    /// <summary>“附件1” alone in a line, the title below it.</summary>
    private static IEnumerable<Finding> Heads(Reading reading, List<(int Number, string Name, Passage Passage, int At)> listed)
    {
        var passages = reading.Passages.Where(p => p.Paragraph.Kind is not (ParagraphKind.Note or ParagraphKind.Margin)).ToList();
        for (var i = 0; i + 1 < passages.Count; i++)
        {
            if (Head().Match(passages[i].Text) is not { Success: true } m || passages[i + 1].Paragraph.Kind == ParagraphKind.Cell) continue;
            var number = m.Groups["n"].Success ? int.Parse(m.Groups["n"].ValueSpan, CultureInfo.InvariantCulture) : 1;
            var title = passages[i + 1].Text.Trim();
            var told = listed.FirstOrDefault(l => l.Number == number).Name;
            if (told is null && listed.Count > 0) yield return Missing.At(passages[i].Paragraph, m.Index, m.Length, $"附件{number}没有列在附件说明里。");
            else if (told is { Length: > 0 } && Plain(told) is var name && Plain(title) != name && !Plain(title).EndsWith(name, StringComparison.Ordinal)) yield return Missing.At(passages[i + 1].Paragraph, 0, passages[i + 1].Text.Length, $"附件说明里附件{number}叫“{told}”，这里的标题是“{title}”。", told);
        }
    }

    private static string Plain(string name) => string.Concat(name.Where(c => char.IsLetterOrDigit(c)));

    [GeneratedRegex("(见|详见|按照|参照|填报|填写|、|和|及)附件(?<n>\\d{1,2})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mention();

    [GeneratedRegex("现将《(?<name>[^《》]{4,60})》(印发|发)给你们", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sent();

    [GeneratedRegex("^[\\s　]*附件[：:][\\s　]*((?<n>\\d{1,2})[.．、][\\s　]*)?(?<name>[^\\n]{2,80})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ListStart();

    [GeneratedRegex("^[\\s　]*(?<n>\\d{1,2})[.．、][\\s　]*(?<name>[^。\\n]{2,60}[。；]?)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NextItem();

    [GeneratedRegex("^[\\s　]*附件(?<n>\\d{1,2})?[\\s　]*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Head();
}
