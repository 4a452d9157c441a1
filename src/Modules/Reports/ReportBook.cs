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

    /// <summary>数别 that statistics have.</summary>
    public static readonly IReadOnlyList<string> Grades = ["快报数", "初步数", "核定数"];

    private readonly Dictionary<string, ReportTemplate> _current = [];
    private readonly ConcurrentDictionary<(string, int), ReportTemplate?> _versions = [];
    private readonly MetricBook _metrics;

    private ReportBook(MetricBook metrics, PhraseBook phrases) => (_metrics, Phrases) = (metrics, phrases);

    public IReadOnlyCollection<string> Ids => _current.Keys;

    public PhraseBook Phrases { get; }

    /// <summary>As the pack has them, without number of version.</summary>
    public IReadOnlyCollection<ReportTemplate> Declared => _current.Values;

    internal static ReportBook Read(PackReader pack, MetricBook metrics, VersionedTexts texts)
    {
        var book = new ReportBook(metrics, PhraseBook.Read(pack));
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

    /// <summary>A stretch of text in the language of templates, with what is wrong in it.</summary>
    internal (IReadOnlyList<TemplatePart> Parts, IReadOnlyList<PackProblem> Problems) Parse(District district, string text, string name)
    {
        var pack = new PackReader(district.Pack.Folder);
        return (new TemplateReader(_metrics, Phrases, pack, name, 1, district).Read(text), pack.Problems);
    }

    private ReportTemplate? Template(PackReader pack, string file, string text, int version)
    {
        var before = pack.Problems.Count;
        var whole = text.ReplaceLineEndings("\n");
        var close = whole.StartsWith("---\n", StringComparison.Ordinal) ? whole.IndexOf("\n---\n", 3, StringComparison.Ordinal) : -1;
        if (close < 0)
        {
            pack.Problems.Add(new PackProblem(file, 1, 1, "报告开头要有两行 --- 夹着的说明：id、name、title、kind、issuer，需要时还有 recipient、number、period。"));
            return null;
        }
        // The empty first line keeps the line numbers of the file.
        if (pack.Parse(file, "\n" + whole[4..close]) is not { } top) return null;
        var body = whole[(close + 5)..];
        var (title, issuer, recipient) = (top.Text("title"), top.Text("issuer"), top.TextOrNull("recipient") ?? "");
        var report = new ReportTemplate
        {
            Id = top.Text("id"), Version = version, Name = top.Text("name"), Kind = KindOf(top),
            Title = Line(top, "title", title), Issuer = Line(top, "issuer", issuer), Recipient = Line(top, "recipient", recipient),
            Head = new ReportHead(title, issuer, recipient), Source = body,
            Period = top.Has("period") ? top.Choice("period", "周", "月") : null, ByGroup = top.Flag("by_group"),
            RedHead = top.TextOrNull("red_head"), Number = NumberOf(top), CopyTo = top.TextOrNull("copy_to"), Steady = top.Number("steady", 0), Grades = GradesOf(top),
            Body = new TemplateReader(_metrics, Phrases, pack, file, whole[..(close + 5)].Count(c => c == '\n') + 1).Read(body),
        };
        top.NothingElse();
        return pack.Problems.Count == before ? report : null;

        IReadOnlyList<TemplatePart> Line(DeclarationNode node, string key, string said) => new TemplateReader(_metrics, Phrases, pack, file, (int)(node.Node(key)?.Line ?? 1)).Read(said);
    }

    private static string? NumberOf(DeclarationNode top)
    {
        var number = top.TextOrNull("number");
        if (number is not null && !number.Contains("{{序号}}", StringComparison.Ordinal)) top.Node("number")!.Problem("编号里要有 {{序号}}，还可以有 {{年}}、{{总序号}}：清营商〔{{年}}〕{{序号}}号。");
        return number;
    }

    private Dictionary<string, string> GradesOf(DeclarationNode top)
    {
        var grades = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (metric, grade) in top.Map("grades")?.Pairs() ?? [])
        {
            if (_metrics.Declared(metric) is null) grade.Problem($"没有指标“{metric}”{Suggestion.For(metric, _metrics.Ids)}");
            if (!Grades.Contains(grade.Scalar)) grade.Problem($"“{grade.Scalar}”要写{string.Join('、', Grades)}之一。");
            grades[metric] = grade.Scalar ?? "";
        }
        return grades;
    }

    private static GongwenKind KindOf(DeclarationNode top)
    {
        var names = Enum.GetValues<GongwenKind>().ToDictionary(k => k.ChineseName);
        return names.GetValueOrDefault(top.Choice("kind", names.Keys));
    }
}
