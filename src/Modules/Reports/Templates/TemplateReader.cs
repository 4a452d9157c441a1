using System.Globalization;
using System.Text.RegularExpressions;
using Yingshang.Feel;
using Yingshang.Gongwen;
using Yingshang.Metrics;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;

namespace Yingshang.Reports.Templates;

/// <summary>Takes a template's text apart at its placeholders and tells, with the line, each that means nothing.</summary>
/// <param name="firstLine">line of the file on which the text begins</param>
/// <param name="district">with the metrics that were declared in the browser; null: those of the pack</param>
internal sealed partial class TemplateReader(MetricBook metrics, PhraseBook phrases, PackReader pack, string file, int firstLine, District? district = null)
{
    internal static readonly IReadOnlyDictionary<string, OccasionWord> Words = new Dictionary<string, OccasionWord>
    {
        ["期间"] = OccasionWord.Period, ["上年同期"] = OccasionWord.LastYear, ["期末"] = OccasionWord.PeriodEnd, ["数据截止"] = OccasionWord.AsOf, ["口径"] = OccasionWord.Counting, ["范围"] = OccasionWord.Scope,
        ["区"] = OccasionWord.District, ["区全称"] = OccasionWord.DistrictFull, ["营商办"] = OccasionWord.Office, ["营商办全称"] = OccasionWord.OfficeFull,
        ["年"] = OccasionWord.Year, ["月"] = OccasionWord.MonthOfYear, ["上年年份"] = OccasionWord.YearBefore,
    };

    private static readonly Dictionary<string, ChartKind> ChartKinds = new() { ["column"] = ChartKind.Column, ["line"] = ChartKind.Line, ["pie"] = ChartKind.Pie, ["bar"] = ChartKind.Bar };

    private const string Bare = "数", Grade = "数别", Decimals = "小数";
    private static readonly string[] Monies = ["元", "万元", "亿元"];

    private readonly Stack<OpenPart> _open = [];
    private string _text = "";
    private List<TemplatePart> _parts = [];

    public IReadOnlyList<TemplatePart> Read(string text)
    {
        (_text, _parts) = (text, []);
        _open.Clear();
        var end = 0;
        foreach (Match match in Placeholder().Matches(text))
        {
            if (match.Index > end) _parts.Add(new PlainPart(text[end..match.Index]));
            Take(match);
            end = match.Index + match.Length;
        }
        if (text.IndexOf("{{", end, StringComparison.Ordinal) is var open and >= 0) Problem(open, "“{{”没有配上“}}”。");
        if (end < text.Length) _parts.Add(new PlainPart(text[end..]));
        while (_open.TryPop(out var left))
        {
            Problem(left.At.Index, $"“{left.At.Value}”没有配上“{{{{end}}}}”。");
            left.Outer.AddRange(_parts);
            _parts = left.Outer;
        }
        return _parts;
    }

    private void Take(Match match)
    {
        var said = match.Groups["said"].Value.Trim();
        if (said.StartsWith("if ", StringComparison.Ordinal)) Open(new OpenPart(match, _parts) { Condition = Formula(match, said[3..].Trim(), isCondition: true) });
        else if (Writing().Match(said) is { Success: true } write) Open(new OpenPart(match, _parts) { Write = (write.Groups["name"].Value, write.Groups["hint"].Value.Trim('"', '“', '”')) });
        else if (said == "else") Else(match);
        else if (said == "end") End(match);
        else if (Part(match, said) is { } part) _parts.Add(part);
    }

    private void Open(OpenPart open)
    {
        _open.Push(open);
        _parts = [];
    }

    private void Else(Match match)
    {
        if (!_open.TryPeek(out var open) || open.Write is not null || open.Then is not null)
        {
            Problem(match.Index, "“{{else}}”前面没有“{{if …}}”。");
            return;
        }
        open.Then = _parts;
        _parts = [];
    }

    private void End(Match match)
    {
        if (!_open.TryPop(out var open))
        {
            Problem(match.Index, "“{{end}}”前面没有“{{if …}}”或者“{{write …}}”。");
            return;
        }
        var inner = _parts;
        _parts = open.Outer;
        if (open.Write is var (name, hint)) _parts.Add(new WritePart(name, hint, inner));
        else if (open.Condition is { } condition) _parts.Add(open.Then is { } then ? new IfPart(condition, then, inner) : new IfPart(condition, inner, []));
    }

    private TemplatePart? Part(Match match, string said)
    {
        if (Words.TryGetValue(said, out var word)) return new WordPart(word);
        if (said.StartsWith('=')) return Figure(match, SplitOutside(said[1..]), isComputed: true);
        if (said.StartsWith("phrase ", StringComparison.Ordinal)) return Phrase(match, said[7..].Trim());
        if (Listed().Match(said) is { Success: true } listed) return Ask(match, listed.Groups["ask"].Value) is { } of ? new RecordsPart(of, Number(listed.Groups["top"].Value)) : null;
        if (Valued().Match(said) is { Success: true } valued) return Values(match, valued);
        if (Grouped().Match(said) is { Success: true } grouped) return Group(match, grouped);
        if (Charted().Match(said) is { Success: true } charted) return Chart(match, charted);
        if (said.Split(' ')[0] is var first && Forms.TryGetValue(first, out var form))
        {
            Problem(match.Index, $"“{{{{{said}}}}}”看不懂，请写成 {form}。");
            return null;
        }
        return Figure(match, SplitOutside(said), isComputed: false);
    }

    private static readonly Dictionary<string, string> Forms = new()
    {
        ["table"] = "{{table 指标, 指标 by 字段 top 10}} 或者 {{table 指标 by 月}}", ["list"] = "{{list 指标 by 字段 top 3}}", ["names"] = "{{names 指标 by 字段 top 3}}", ["records"] = "{{records 指标 top 10}}",
        ["values"] = "{{values 字段, 字段 of 指标 sort 字段 desc top 5}}", ["chart"] = "{{chart column 指标, 指标 by 字段 top 8 title \"标题\"}}，图有 column（柱）、line（折线）、pie（饼）、bar（条）",
        ["if"] = "{{if 条件}} … {{else}} … {{end}}", ["write"] = "{{write 名称 \"写什么\"}} … {{end}}",
    };

    private TemplatePart? Figure(Match match, string[] words, bool isComputed)
    {
        var (form, unit, taken) = (NumberForm.Usual, (string?)null, "");
        foreach (var word in words.Skip(1).Where(w => w != Grade))
        {
            var formed = Formed(form, word);
            if (formed is not null && !(isComputed && formed.Unit != form.Unit)) form = formed;
            else if (word.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(w => Language.Words.Contains(w) || FigureSpan.Read(w) is not null)) taken += " " + word;
            else if (isComputed && unit is null) unit = word;
            else
            {
                Problem(match.Index, $"不认识“| {word}”{Suggestion.For(word, [.. Language.Words, Bare, Grade, Decimals, .. Monies])}可写：{string.Join('、', Language.Words)}、{Bare}、{Decimals} 1、{string.Join('、', Monies)}、{Grade}。");
                return null;
            }
        }
        if (Formula(match, words[0], taken, unit, alsoWords: true) is not { } formula) return null;
        var ask = isComputed ? null : FigureAsk.Of(formula.Root);
        if (words.Contains(Grade) && ask is not null) return new GradePart(ask.Metric);
        if (form.Unit is not null && !OfficialNumber.IsMoney(formula.Unit ?? ""))
        {
            Problem(match.Index, $"“{words[0]}”的单位是{formula.Unit}，不能写成{form.Unit}。");
            return null;
        }
        return ask is null ? new ExpressionPart(formula, form) : new FigurePart(ask, form);
    }

    private static NumberForm? Formed(NumberForm form, string word) => word == Bare ? form with { Bare = true }
        : Monies.Contains(word) ? form with { Unit = word }
        : word.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [Decimals, { Length: 1 } digit] && char.IsAsciiDigit(digit[0]) ? form with { Decimals = digit[0] - '0' } : null;

    private FigureFormula? Formula(Match match, string text, string taken = "", string? unit = null, bool isCondition = false, bool alsoWords = false)
    {
        var reading = isCondition ? Language.ReadCondition(text) : Language.Read(text, unit);
        if (taken.Length > 0 && reading.Expression is { } inner) reading = Language.Read(inner.Root.IsArithmetic ? $"({text}){taken}" : text + taken, unit);
        if (reading.Expression is { } formula) return formula;
        var problem = reading.Problems[0].Message;
        // A single word may have been meant for one of the occasion.
        if (alsoWords && text.All(c => char.IsLetter(c) && !char.IsAscii(c))) problem = $"没有“{text}”{Suggestion.For(text, Words.Keys.Concat(Language.Names))}";
        Problem(match.Index, problem.Contains(text, StringComparison.Ordinal) ? problem : $"“{text}”：{problem}");
        return null;
    }

    private PhrasePart? Phrase(Match match, string id)
    {
        if (phrases.Find(id) is not { } phrase)
        {
            Problem(match.Index, $"常用语里没有“{id}”{Suggestion.For(id, phrases.Ids)}");
            return null;
        }
        return new PhrasePart(id, new TemplateReader(metrics, PhraseBook.Empty, pack, PhraseBook.File, phrase.Line, district).Read(phrase.Text));
    }

    private ValuesPart? Values(Match match, Match valued)
    {
        if (Ask(match, valued.Groups["ask"].Value) is not { } ask) return null;
        var values = ValuesAsk.Of(valued);
        var metric = Find(ask.Metric)!;
        var unknown = values.Fields.Append(values.Sort).OfType<string>().FirstOrDefault(f => f != ValuesAsk.Record && Value(metric, f) is null);
        if (unknown is null) return new ValuesPart(ask, values);
        Problem(match.Index, $"“{metric.Id}”的数据集“{metric.Dataset.Name}”没有“{unknown}”{Suggestion.For(unknown, metric.Dictionary.Fields.Where(f => Value(metric, f.Name) is not null).Select(f => f.Name))}");
        return null;
    }

    private TemplatePart? Group(Match match, Match grouped)
    {
        int? top = grouped.Groups["top"] is { Success: true, Value: var number } ? Number(number) : null;
        var kind = grouped.Groups["kind"].Value;
        if (Table(match, grouped.Groups["metrics"].Value, grouped.Groups["by"].Value, top) is not { } table) return null;
        if (kind == "table") return table;
        if (table.Columns.Count == 1 && top is { } most && table.By != TablePart.Month) return new ListPart(table.Columns[0].Ask, table.By, most, kind == "names");
        Problem(match.Index, $"{kind} 只写一个指标，并写明 top 几。");
        return null;
    }

    private ChartPart? Chart(Match match, Match charted)
    {
        int? top = charted.Groups["top"] is { Success: true, Value: var number } ? Number(number) : null;
        if (Table(match, charted.Groups["metrics"].Value, charted.Groups["by"].Value, top) is not { } table) return null;
        var units = table.Columns.Select(c => c.Formula.Unit).OfType<string>().Distinct().ToList();
        if (units.Count > 1)
        {
            Problem(match.Index, $"一幅图里的数要用同一个单位，这里有{string.Join('、', units)}，请分成几幅。");
            return null;
        }
        return new ChartPart(ChartKinds[charted.Groups["kind"].Value], table, charted.Groups["title"] is { Success: true, Value: var title } ? title : null);
    }

    private TablePart? Table(Match match, string columns, string by, int? top)
    {
        var asks = new List<TableAsk>();
        foreach (var column in SplitOutside(columns, ',', '，'))
        {
            var named = Named().Match(column);
            if (Formula(match, named.Success ? named.Groups["ask"].Value : column) is not { } formula) return null;
            var ask = FigureAsk.Of(formula.Root);
            var first = ask ?? formula.Uses.OfType<MetricLeaf>().Select(FigureAsk.Of).FirstOrDefault();
            if (first is null)
            {
                Problem(match.Index, $"“{column}”：表和图里写按记录数的指标，或者它们的算式。");
                return null;
            }
            asks.Add(new TableAsk(formula, first, ask is null, named.Success ? named.Groups["name"].Value : ask is null ? formula.Text : null));
        }
        foreach (var metric in asks.SelectMany(a => a.Formula.Uses).Select(Language.MetricOf).OfType<Metric>().Where(m => by != TablePart.Month && Field(m, by) is null))
        {
            Problem(match.Index, $"“{metric.Id}”的数据集“{metric.Dataset.Name}”不能按“{by}”分{Suggestion.For(by, metric.Dictionary.Fields.Where(f => !f.IsAmbient && IsGroup(f)).Select(f => f.Name).Append(TablePart.Month))}");
            return null;
        }
        return new TablePart(asks, by, top);
    }

    /// <summary>The field that a metric is grouped by: a text or a choice.</summary>
    internal static Field? Field(Metric metric, string name) => Value(metric, name) is { } field && IsGroup(field) ? field : null;

    /// <summary>A field of the metric's records.</summary>
    internal static Field? Value(Metric metric, string name) => metric.Dictionary.FindByName(name) is { IsAmbient: false } field && metric.Dataset.FieldIds.Contains(field.Id) ? field : null;

    private static bool IsGroup(Field field) => field.Type is FeelType.Text or FeelType.Choice;

    private FigureAsk? Ask(Match match, string said)
    {
        if (Formula(match, said.Trim()) is not { } formula) return null;
        if (FigureAsk.Of(formula.Root) is { } ask) return ask;
        Problem(match.Index, $"“{said.Trim()}”：这里只写一个指标，可以带条件、期间和取法，不能写算式。");
        return null;
    }

    // Not at what stands in quotation marks or brackets.
    private static string[] SplitOutside(string text, params char[] at)
    {
        var separators = at.Length == 0 ? ['|'] : at;
        var pieces = new List<string>();
        var (start, depth, inText) = (0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"') inText = !inText;
            else if (!inText && text[i] is '[' or ']' or '(' or ')') depth += text[i] is '[' or '(' ? 1 : -1;
            else if (!inText && depth == 0 && separators.Contains(text[i]))
            {
                pieces.Add(text[start..i].Trim());
                start = i + 1;
            }
        }
        pieces.Add(text[start..].Trim());
        return [.. pieces];
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private Metric? Find(string id) => district is null ? metrics.Declared(id) : metrics.Find(district, id);

    private FigureLanguage Language => field ??= district is null ? metrics.LanguageOfPack : metrics.Language(district);

    private void Problem(int at, string message)
    {
        var line = firstLine + _text.AsSpan(0, at).Count('\n');
        var column = at - _text.LastIndexOf('\n', Math.Max(0, at - 1));
        pack.Problems.Add(new PackProblem(file, line, Math.Max(1, column), message));
    }

    /// <summary>{{if}} or {{write}} that waits for its {{end}}.</summary>
    private sealed class OpenPart(Match at, List<TemplatePart> outer)
    {
        public Match At => at;
        public List<TemplatePart> Outer => outer;
        public FigureFormula? Condition { get; init; }
        public (string Name, string Hint)? Write { get; init; }
        public List<TemplatePart>? Then { get; set; }
    }

    [GeneratedRegex(@"\{\{(?<said>.*?)\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    internal static partial Regex Placeholder();

    [GeneratedRegex(@"^write\s+(?<name>[\p{L}0-9-]+)(\s+(?<hint>.+))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Writing();

    [GeneratedRegex(@"^records\s+(?<ask>.+?)\s+top\s+(?<top>[1-9][0-9]?)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listed();

    [GeneratedRegex(@"^values\s+(?<fields>.+?)\s+of\s+(?<ask>.+?)" + ValuesAsk.Rest, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Valued();

    [GeneratedRegex(@"^(?<kind>table|list|names)\s+(?<metrics>.+?)\s+by\s+(?<by>\S+)(\s+top\s+(?<top>[1-9][0-9]?))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^chart\s+(?<kind>column|line|pie|bar)\s+(?<metrics>.+?)\s+by\s+(?<by>\S+)(\s+(top|last)\s+(?<top>[1-9][0-9]?))?(\s+title\s+[""“](?<title>[^""”]*)[""”])?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Charted();

    [GeneratedRegex(@"^(?<ask>.+?)\s+as\s+(?<name>\S+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}
