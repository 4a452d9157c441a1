using System.Text.RegularExpressions;
using Yingshang.Gongwen;
using Yingshang.Platform.Packs;

namespace Yingshang.Cases.Documents;

/// <summary>The documents of a pack: <c>documents/*.md</c>, a front matter and a body in Markdown.</summary>
public sealed partial class DocumentBook
{
    public const string Kind = "document";
    private readonly Dictionary<string, DocumentTemplate> _templates = [];

    public IEnumerable<DocumentTemplate> All => _templates.Values;

    public DocumentTemplate this[string id] => _templates[id];

    public DocumentTemplate? Find(string id) => _templates.GetValueOrDefault(id);

    internal static DocumentBook Read(PackReader pack, Letterhead letterhead, IReadOnlyList<string> actions, VersionedTexts texts)
    {
        var book = new DocumentBook();
        foreach (var file in pack.Files("documents", ".md"))
        {
            var text = pack.Text(file);
            var matter = FrontMatter().Match(text);
            if (!matter.Success)
            {
                pack.Problems.Add(new PackProblem(file, 1, 1, "文件要以“---”开头的声明开始，再写正文。"));
                continue;
            }
            if (pack.Parse(file, "---\n" + matter.Groups["yaml"].Value) is not { } top) continue;
            var body = text[matter.Length..];
            var template = Template(top, GongwenMarkdown.Read(body), letterhead, actions);
            Check(pack, file, text, template);
            if (!book._templates.TryAdd(template.Id, template)) top.Problem($"文书“{template.Id}”在别的文件里已经声明。");
            texts.All.Add(new VersionedText(Kind, template.Id, text));
        }
        return book;
    }

    private static DocumentTemplate Template(DeclarationNode top, IReadOnlyList<GongwenBlock> body, Letterhead letterhead, IReadOnlyList<string> actions)
    {
        var issuer = top.Choice("issuer", [.. letterhead.Ids, "unit"]);
        var template = new DocumentTemplate(
            top.Text("id"), top.Text("name"), About(top), top.Texts("node"), top.TextOrNull("held"), issuer == "unit" ? null : issuer, top.Choice("who", actions),
            Reader(top), Layout(top), KindOf(top), top.TextOrNull("number"), top.Flag("repeats"), top.Text("title"), top.TextOrNull("recipient"), top.TextOrNull("urgency"),
            top.TextOrNull("note"), top.TextOrNull("copy_to"), top.Flag("signed", true), top.Flag("imprint"), top.Flag("watermark"), [.. top.List("ask").Select(Question)], body);
        if (template.NumberPattern is { } number && !(number.Contains("{year}", StringComparison.Ordinal) && number.Contains("{0}", StringComparison.Ordinal)))
            top.Node("number")!.Problem("编号要有 {year} 和 {0}，如 {code}交办〔{year}〕{0}号。");
        top.NothingElse();
        return template;
    }

    private static DocumentQuestion Question(DeclarationNode node)
    {
        var shape = node.TextOrNull("shape");
        if (shape is not (null or "长" or "日期")) node.Node("shape")!.Problem("“shape”可写：长、日期。");
        var question = new DocumentQuestion(node.Text("field"), shape == "长", shape == "日期", node.Texts("choices"), node.TextOrNull("default"), node.TextOrNull("help"), node.Flag("required"));
        node.NothingElse();
        return question;
    }

    /// <summary>A field that nobody fills would stand empty on paper: told with its line.</summary>
    private static void Check(PackReader pack, string file, string text, DocumentTemplate template)
    {
        var known = DocumentFields.Names(template.About).Concat(template.Asks.Select(a => a.Field)).ToHashSet(StringComparer.Ordinal);
        foreach (Match match in TemplateFiller.Placeholder().Matches(text))
        {
            var name = match.Groups["name"].Value;
            if (DocumentFields.Personal.Contains(name) && template is { HasWatermark: false, Reader: not DocumentReader.Enterprise }) Tell(match, $"“{name}”是个人信息，上面要写 watermark: true，印上经办人的工号和时间。");
            if (template.Reader == DocumentReader.Enterprise && (DocumentFields.Internal.Contains(name) || name.StartsWith(DocumentFields.FactPrefix, StringComparison.Ordinal))) Tell(match, $"“{name}”是内部内容，给企业的文书不能用。");
            if (known.Contains(name) || name.StartsWith(DocumentFields.FactPrefix, StringComparison.Ordinal)) continue;
            Tell(match, $"没有“{name}”这个字段{Suggestion.For(name, known)}可写：{string.Join("、", known)}。");
        }

        void Tell(Match match, string problem)
        {
            var line = text.AsSpan(0, match.Index).Count('\n') + 1;
            pack.Problems.Add(new PackProblem(file, line, match.Index - text.LastIndexOf('\n', match.Index), problem));
        }
    }

    private static DocumentAbout About(DeclarationNode top) => top.Choice("about", "诉求件", "企业", "督办件", "线索移送", "呈阅件", "留痕材料") switch
    {
        "企业" => DocumentAbout.Enterprise,
        "督办件" => DocumentAbout.Supervision,
        "线索移送" => DocumentAbout.Referral,
        "呈阅件" => DocumentAbout.Note,
        "留痕材料" => DocumentAbout.Evidence,
        _ => DocumentAbout.Case,
    };

    private static DocumentReader Reader(DeclarationNode top) => top.Choice("reader", "承办单位", "企业", "营商办", "纪检监察") switch
    {
        "企业" => DocumentReader.Enterprise,
        "营商办" => DocumentReader.Office,
        "纪检监察" => DocumentReader.Discipline,
        _ => DocumentReader.Unit,
    };

    private static GongwenLayout Layout(DeclarationNode top) => top.Choice("layout", "文件", "信函", "表单") switch
    {
        "信函" => GongwenLayout.Letter,
        "表单" => GongwenLayout.Form,
        _ => GongwenLayout.Standard,
    };

    private static GongwenKind KindOf(DeclarationNode top)
    {
        var name = top.TextOrNull("kind") ?? "材料";
        var kinds = Enum.GetValues<GongwenKind>();
        if (Array.Exists(kinds, k => k.ChineseName == name)) return Array.Find(kinds, k => k.ChineseName == name);
        top.Node("kind")!.Problem($"没有“{name}”这个文种，可写：{string.Join("、", kinds.Select(k => k.ChineseName))}。");
        return GongwenKind.Material;
    }

    [GeneratedRegex(@"\A---\r?\n(?<yaml>.*?)\r?\n---\r?\n", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FrontMatter();
}
