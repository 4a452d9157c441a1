using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Yingshang.Feel;
using Yingshang.Platform.Packs;

namespace Yingshang.Metrics.WriteRules;

/// <summary>The names that an expression may use, for completion: the district's dictionaries, the guide's example, the functions.</summary>
internal sealed class RuleVocabulary(DictionaryBook book)
{
    private const int MostChoices = 60;
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    public IEnumerable<string> Datasets => book.Datasets;

    /// <summary>For each dictionary (“” is the guide's) a list of <c>{name, insert, about}</c>; under “*” what all of them have.</summary>
    public string Json
    {
        get
        {
            var names = book.Datasets.ToDictionary(d => d, d => Names(book.Of(d)!));
            names[""] = Names(RuleSample.OfGuide.Dictionary);
            names["*"] = [.. RuleGuide.Text.Functions.Select(f => new Word(f.Name, f.Name + "(", f.Meaning + f.Takes)), .. Keywords];
            return JsonSerializer.Serialize(names, Plain);
        }
    }

    /// <summary>As <see cref="Json"/>, and under “=” what an expression over figures may use.</summary>
    public string JsonWith(FigureLanguage figures)
    {
        var names = book.Datasets.ToDictionary(d => d, d => Names(book.Of(d)!));
        names["*"] = [.. RuleGuide.Text.Functions.Select(f => new Word(f.Name, f.Name + "(", f.Meaning + f.Takes)), .. Keywords];
        names["="] = [.. figures.Names.Select(n => new Word(n, n, "指标")), .. figures.Words.Distinct().Select(w => new Word(w, w, "取数"))];
        return JsonSerializer.Serialize(names, Plain);
    }

    private static readonly Word[] Keywords =
    [
        new("and", "and ", "且"), new("or", "or ", "或"), new("in", "in ", "属于、在区间里"), new("between", "between ", "介于"), new("null", "null", "没有值"), new("true", "true", "是"), new("false", "false", "否"),
        new("if", "if ", "如果 … then … else …"), new("for", "for ", "逐项 … in … return …"), new("some", "some ", "有一项 … in … satisfies …"), new("every", "every ", "每一项 … in … satisfies …"),
    ];

    private static List<Word> Names(FieldDictionary dictionary) =>
    [
        .. dictionary.Fields.Select(f => new Word(f.Name, f.Name, string.Join('，', new[] { TypeWord(f.Type), f.Unit, f.Source }.OfType<string>()))),
        .. dictionary.Fields.Where(f => f.Choices.Count <= MostChoices).SelectMany(f => f.Choices.Select(c => new Word(c, $"\"{c}\"", f.Name + "的选项"))),
    ];

    private static string TypeWord(FeelType type) => type switch { FeelType.Number => "数字", FeelType.Date => "日期", FeelType.DateTime => "日期时间", FeelType.Bool => "是/否", FeelType.Set => "多选", FeelType.Choice => "选项", _ => "文字" };

    private sealed record Word(string Name, string Insert, string About);
}
