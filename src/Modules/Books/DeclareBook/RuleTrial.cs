using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Yingshang.Books.Declaration;
using Yingshang.Feel;
using Yingshang.Platform.Packs;

namespace Yingshang.Books.DeclareBook;

/// <summary>What the checker says of a condition or a value while the declaration is being written.</summary>
/// <param name="Wrong">places that are wrong, as <c>start-length start-length</c></param>
public sealed record RuleTrial(IReadOnlyList<string> Said, string Wrong)
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static readonly RuleTrial None = new([], "");

    public bool IsWrong => Wrong.Length > 0;

    /// <summary>Names besides the fields, for completion: a list of <c>{name, insert, about}</c>.</summary>
    public static string Words { get; } = JsonSerializer.Serialize(BookDictionary.Common.Concat(DictionaryBook.Ambient).Select(f => new { f.Name, Insert = f.Name, About = f.Type == FeelType.Text ? "文字" : "日期" })
        .Concat(new[] { ("and", "且"), ("or", "或"), ("in", "属于、在区间里"), ("between", "介于"), ("null", "没有值"), ("contains", "包含") }.Select(w => new { Name = w.Item1, Insert = w.Item1 is "null" ? w.Item1 : w.Item1 is "contains" ? "contains(" : w.Item1 + " ", About = w.Item2 })), Plain);

    /// <param name="kind">what it has to yield; null: the name of a field</param>
    public static RuleTrial Of(string text, Book fields, FeelKind? kind)
    {
        if (text.Length == 0) return None;
        if (kind is not { } wanted) return fields.Dictionary.FindByName(text) is null ? new RuleTrial([$"没有字段“{text}”{Suggestion.For(text, fields.Fields.Select(f => f.Name))}"], Whole(text)) : None;
        var check = FeelChecker.Check(text, fields.Dictionary, wanted);
        var wrong = check.Problems.Where(p => p.Severity == FeelSeverity.Error).ToList();
        if (wrong.Count > 0) return new RuleTrial([.. wrong.Select(p => Place(p, text) + p.Chinese)], string.Join(' ', wrong.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.At.Start}-{p.At.Length}"))));
        if (check.Formula is not { } formula) return None;
        var bindings = new SlotMap(fields.Fields).Bindings(fields);
        var reason = wanted == FeelKind.Bool ? formula.Translate(bindings, BookAmbients.Sample).Reason : formula.TranslateNumber(bindings, BookAmbients.Sample).Reason;
        return reason is null ? new RuleTrial(["写对了"], "") : new RuleTrial([$"不能在数据库里运行：{reason}请换一种写法。"], Whole(text));
    }

    private static string Whole(string text) => string.Create(CultureInfo.InvariantCulture, $"0-{text.Length}");

    private static string Place(FeelProblem problem, string text) => problem.At.Length == text.Length ? "整句：" : problem.At.Start >= text.Length ? "末尾：" : $"第{problem.At.Start + 1}个字：";
}
