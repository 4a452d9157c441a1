using System.Collections.Concurrent;
using Yingshang.Gongwen;
using Yingshang.Metrics;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;
using Yingshang.Reports.Templates;

namespace Yingshang.Reports;

/// <summary>The reports of a pack: <c>reports/*.md</c>, front matter between two lines of --- and the text below.</summary>
public sealed class ReportBook
{
    public const string Kind = "report";

    private readonly Dictionary<string, ReportTemplate> _current = [];
    private readonly ConcurrentDictionary<(string, int), ReportTemplate?> _versions = [];
    private readonly MetricBook _metrics;

    private ReportBook(MetricBook metrics) => _metrics = metrics;

    public IReadOnlyCollection<string> Ids => _current.Keys;

    /// <summary>As the pack has them, without number of version.</summary>
    public IReadOnlyCollection<ReportTemplate> Declared => _current.Values;

    internal static ReportBook Read(PackReader pack, MetricBook metrics, VersionedTexts texts)
    {
        var book = new ReportBook(metrics);
        foreach (var file in pack.Files("reports", ".md"))
        {
            if (book.Template(pack, file, pack.Text(file), 0) is not { } report) continue;
            if (!book._current.TryAdd(report.Id, report)) pack.Problems.Add(new PackProblem(file, 1, 1, $"报告“{report.Id}”在别的文件里已经声明，请换一个 id。"));
            texts.All.Add(new VersionedText(Kind, report.Id, pack.Text(file)));
        }
        return book;
    }

    public IEnumerable<ReportTemplate> All(District district) => Ids.Select(id => Current(district, id)!);

    /// <summary>Null when there is no such report.</summary>
    public ReportTemplate? Current(District district, string id) => !_current.ContainsKey(id) ? null
        : _versions.GetOrAdd((id, district.Versions.Current(Kind, id)), key => Template(new PackReader(district.Pack.Folder), $"{id}@{key.Item2}", district.Versions.Text(Kind, id, key.Item2), key.Item2));

    private ReportTemplate? Template(PackReader pack, string file, string text, int version)
    {
        var before = pack.Problems.Count;
        var whole = text.ReplaceLineEndings("\n");
        var close = whole.StartsWith("---\n", StringComparison.Ordinal) ? whole.IndexOf("\n---\n", 3, StringComparison.Ordinal) : -1;
        if (close < 0)
        {
            pack.Problems.Add(new PackProblem(file, 1, 1, "报告开头要有两行 --- 夹着的说明：id、name、title、kind、issuer、recipient。"));
            return null;
        }
        // The empty first line keeps the line numbers of the file.
        if (pack.Parse(file, "\n" + whole[4..close]) is not { } top) return null;
        var body = whole[(close + 5)..];
        var report = new ReportTemplate
        {
            Id = top.Text("id"), Version = version, Name = top.Text("name"), Kind = KindOf(top),
            Title = Line(top, "title"), Issuer = Line(top, "issuer"), Recipient = Line(top, "recipient"),
            Period = top.Has("period") ? top.Choice("period", "周", "月") : null, ByGroup = top.Flag("by_group"),
            Body = new TemplateReader(_metrics, pack, file, whole[..(close + 5)].Count(c => c == '\n') + 1).Read(body),
        };
        top.NothingElse();
        return pack.Problems.Count == before ? report : null;

        IReadOnlyList<TemplatePart> Line(DeclarationNode node, string key)
        {
            var said = node.Text(key);
            return new TemplateReader(_metrics, pack, file, (int)(node.Node(key)?.Line ?? 1)).Read(said);
        }
    }

    private static GongwenKind KindOf(DeclarationNode top)
    {
        var names = Enum.GetValues<GongwenKind>().ToDictionary(k => k.ChineseName);
        return names.GetValueOrDefault(top.Choice("kind", names.Keys));
    }
}
