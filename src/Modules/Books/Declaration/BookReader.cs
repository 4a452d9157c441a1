using System.Text.RegularExpressions;
using Yingshang.Feel;
using Yingshang.Platform.Packs;

namespace Yingshang.Books.Declaration;

/// <summary>Reads a book's YAML; what is wrong is told with file and line.</summary>
/// <param name="keepers">words that a unit can be named by; empty: not checked</param>
internal sealed partial class BookReader(IReadOnlySet<string> keepers)
{
    /// <summary>Null, with problems told, when it cannot be used.</summary>
    public Book? Read(DeclarationNode node)
    {
        var before = node.Reader.Problems.Count;
        var id = Id(node);
        var fields = Fields(node);
        if (fields.Count == 0) return null;
        var book = new Book
        {
            Id = id, Name = node.Text("name"), Group = node.Text("group"), Unit = node.Text("unit"), Meaning = node.Text("meaning"), Keepers = Keepers(node),
            Readers = BookWords.Readers.GetValueOrDefault(node.Has("readers") ? node.Choice("readers", [.. BookWords.Readers.Keys]) : "工作人员"),
            NeedsApproval = node.Flag("approval"), IsPublic = node.Flag("published"), IsClosed = node.Flag("closed"), Due = Due(node), Mechanisms = node.Texts("mechanisms"), Order = node.Int("order", 1000),
            Fields = [.. fields.Select(f => f.Field)], Main = fields.Find(f => f.IsMain).Field ?? fields.Find(f => f.Field.Type is BookFieldType.Text or BookFieldType.Enterprise).Field ?? fields[0].Field,
            Unique = Unique(node, [.. fields.Select(f => f.Field)]),
        };
        if (new SlotMap().Take(book.Fields) is { } full) node.Node("fields")!.Problem(full);
        if (book.IsPublic && !book.Fields.Any(f => f.IsPublic)) node.Node("published")!.Problem("公开的台账至少有一个字段写 public: true。");
        if (node.Reader.Problems.Count == before) book = book with { Checks = Checks(node, book), Figures = Figures(node, book) };
        else foreach (var key in new[] { "checks", "figures" }) node.Node(key);
        node.NothingElse();
        return node.Reader.Problems.Count == before ? book : null;
    }

    private static string Id(DeclarationNode node)
    {
        var id = node.Text("id");
        if (id.Length > 0 && !BookIds().IsMatch(id)) node.Node("id")!.Problem($"编号“{id}”只能用小写字母、数字和短横，字母开头，不超过 48 个字符。");
        return id;
    }

    private IReadOnlyList<string> Keepers(DeclarationNode node)
    {
        var words = node.Texts("keepers");
        if (words.Count == 0) node.Problem("缺少“keepers”，应写由哪些单位填：职责（科技）、单位类别（乡镇街道）、单位编号，或者“全部单位”。");
        foreach (var item in keepers.Count == 0 ? [] : node.List("keepers"))
            if (item.Scalar is { } word && word != BookWords.EveryUnit && !keepers.Contains(word)) item.Problem($"没有职责、单位类别或单位编号是“{word}”{Suggestion.For(word, keepers)}");
        return words;
    }

    private static BookDue? Due(DeclarationNode node)
    {
        if (node.Map("due") is not { } due) return null;
        var every = BookWords.Rhythms.GetValueOrDefault(due.Choice("every", [.. BookWords.Rhythms.Keys]));
        var by = due.Int("by_day", 5);
        if (by is < 1 or > 28) due.Node("by_day")!.Problem("by_day 写每期结束后次月的几日前报，1 到 28。");
        due.NothingElse();
        return new BookDue(every, by);
    }

    private static List<(BookField Field, bool IsMain)> Fields(DeclarationNode node)
    {
        var read = new List<(BookField Field, bool IsMain)>();
        foreach (var item in node.List("fields"))
        {
            if (Field(item) is not { } field) continue;
            if (read.Exists(f => f.Field.Id == field.Field.Id)) item.Problem($"已有编号是“{field.Field.Id}”的字段。");
            else if (read.Exists(f => f.Field.Name == field.Field.Name)) item.Problem($"已有名称是“{field.Field.Name}”的字段。");
            else read.Add(field);
        }
        if (!node.Has("fields")) node.Problem("缺少“fields”，应写这本台账有哪些字段。");
        return read;
    }

    private static (BookField Field, bool IsMain)? Field(DeclarationNode node)
    {
        var (id, name) = (node.Text("id"), node.Text("name").Trim());
        if (id.Length > 0 && !FieldIds().IsMatch(id)) node.Node("id")!.Problem($"字段编号“{id}”只能用小写字母、数字和下划线，字母开头，不超过 40 个字符。");
        if (DictionaryBook.Ambient.Concat(BookDictionary.Common).Any(f => f.Name == name || f.Id == id)) node.Problem($"“{name}”是每本台账都有的名称，请换一个。");
        if (name.Length > 40 || name.AsSpan().IndexOfAny("\"{}[]\n") >= 0) node.Node("name")?.Problem("字段名称不超过 40 字，不用引号和括号里的方括号、花括号。");
        var type = BookWords.Types.GetValueOrDefault(node.Choice("type", [.. BookWords.Types.Keys]));
        var field = new BookField(id, name, type)
        {
            Unit = node.TextOrNull("unit") ?? (type == BookFieldType.Money ? "万元" : null), Scale = node.Int("scale", 0), Choices = node.Texts("choices"), IsRequired = node.Flag("required"),
            IsPublic = node.Flag("public"), IsExtra = node.Flag("extra"), Help = node.TextOrNull("help"), From = node.TextOrNull("from"),
        };
        Check(node, field);
        var main = node.Flag("main");
        node.NothingElse();
        return id.Length == 0 || name.Length == 0 ? null : (field, main);
    }

    private static void Check(DeclarationNode node, BookField field)
    {
        if (field.Type == BookFieldType.Choice && field.Choices.Count == 0) node.Problem($"“{field.Name}”是选项，要写 choices。");
        if (field.Type != BookFieldType.Choice && field.Choices.Count > 0) node.Node("choices")!.Problem("只有选项才写 choices。");
        if (field.Choices.Any(c => c.Length is 0 or > 60)) node.Node("choices")!.Problem("每个选项 1 到 60 字。");
        if (field.Type == BookFieldType.Number && field.Unit is null) node.Problem($"“{field.Name}”是数，要写 unit（单位）。");
        if (!field.IsNumber && node.Has("unit")) node.Node("unit")!.Problem("只有数和金额才写 unit。");
        if (field.Type == BookFieldType.Money && field.Unit is { } shown && !BookWords.Money.ContainsKey(shown)) node.Node("unit")!.Problem("金额的 unit 写元、万元或亿元。");
        if (field.Type != BookFieldType.Number && node.Has("scale")) node.Node("scale")!.Problem("只有数才写 scale，金额一律记到分。");
        if (field.Scale is < 0 or > 6) node.Node("scale")!.Problem("scale 是小数位数，0 到 6。");
        if (field.From is not { } from) return;
        var parts = from.Split('.');
        if (parts.Length != 2) node.Node("from")!.Problem("from 写“企业.规模”，或者“另一本台账的编号.字段编号”。");
        else if (parts[0] == "企业" && !BookWords.EnterpriseFacts.Contains(parts[1])) node.Node("from")!.Problem($"企业档案里没有“{parts[1]}”{Suggestion.For(parts[1], BookWords.EnterpriseFacts)}可写：{string.Join("、", BookWords.EnterpriseFacts)}。");
        if (field.Type is BookFieldType.Enterprise or BookFieldType.Unit or BookFieldType.File) node.Node("from")!.Problem("企业、单位、附件不能从别处带出。");
    }

    private static List<IReadOnlyList<BookField>> Unique(DeclarationNode node, IReadOnlyList<BookField> fields)
    {
        var combinations = new List<IReadOnlyList<BookField>>();
        foreach (var item in node.List("unique"))
        {
            // One combination may be written as a plain list of names.
            var names = item.IsList ? Names(item) : item.Scalar is { } one ? [one] : [];
            var found = names.Select(n => fields.FirstOrDefault(f => f.Name == n)).ToList();
            foreach (var name in names.Where(n => fields.All(f => f.Name != n))) item.Problem($"没有字段“{name}”{Suggestion.For(name, fields.Select(f => f.Name))}");
            foreach (var file in found.Where(f => f?.Type == BookFieldType.File)) item.Problem($"附件“{file!.Name}”不能用来查重。");
            if (found.Count > 0 && found.TrueForAll(f => f is not null)) combinations.Add([.. found.OfType<BookField>()]);
        }
        if (combinations.Count > 2) node.Node("unique")!.Problem("查重最多写两组字段。");
        return combinations;
    }

    private static List<string> Names(DeclarationNode list) => [.. list.Items().Select(n => n.Scalar ?? "")];

    private static List<BookCheck> Checks(DeclarationNode node, Book book)
    {
        var checks = new List<BookCheck>();
        foreach (var item in node.List("checks"))
        {
            var check = new BookCheck(item.Text("when"), item.Text("say"));
            Formula(item, "when", check.Condition, book, FeelKind.Bool);
            item.NothingElse();
            checks.Add(check);
        }
        return checks;
    }

    private static List<BookFigure> Figures(DeclarationNode node, Book book)
    {
        var figures = new List<BookFigure>();
        foreach (var item in node.List("figures"))
        {
            var figure = new BookFigure(item.Text("id"), item.Text("name"), BookWords.Aggregates.GetValueOrDefault(item.Choice("aggregate", [.. BookWords.Aggregates.Keys])))
            {
                Filter = item.TextOrNull("filter"), Numerator = item.TextOrNull("numerator"), Value = item.TextOrNull("value"), Date = item.TextOrNull("date"), Unit = item.TextOrNull("unit") ?? book.Unit,
                Decimals = item.Int("decimals", 0), Definition = item.TextOrNull("definition"),
            };
            Check(item, figure, book);
            if (figures.Exists(f => f.Id == figure.Id)) item.Problem($"已有编号是“{figure.Id}”的汇总数。");
            item.NothingElse();
            figures.Add(figure);
        }
        return figures;
    }

    private static void Check(DeclarationNode node, BookFigure figure, Book book)
    {
        if (figure.Id.Length > 0 && !BookIds().IsMatch(figure.Id)) node.Node("id")!.Problem("汇总数的编号只能用小写字母、数字和短横。");
        Formula(node, "filter", figure.Filter, book, FeelKind.Bool);
        Formula(node, "numerator", figure.Numerator, book, FeelKind.Bool);
        if (figure.Aggregate == BookAggregate.Rate && figure.Numerator is null) node.Problem("比率要写 numerator（分子的条件）。");
        if (figure.Aggregate != BookAggregate.Rate && figure.Numerator is not null) node.Node("numerator")!.Problem("只有 rate 才写 numerator。");
        if (figure.Date is { } date && book.ByName(date)?.Type != BookFieldType.Date && date != "填报日期") node.Node("date")!.Problem($"没有日期字段“{date}”{Suggestion.For(date, book.Fields.Where(f => f.Type == BookFieldType.Date).Select(f => f.Name))}");
        var needsValue = figure.Aggregate is not (BookAggregate.Count or BookAggregate.Rate);
        if (needsValue && figure.Value is null) node.Problem("sum、avg、max、min 要写 value（相加、比大小的数），distinct 要写 value（数不同值的字段）。");
        if (!needsValue && figure.Value is not null) node.Node("value")!.Problem("只有 sum、avg、max、min、distinct 才写 value。");
        if (!needsValue || figure.Value is not { } value) return;
        if (figure.Aggregate == BookAggregate.Distinct)
        {
            if (book.Dictionary.FindByName(value) is null) node.Node("value")!.Problem($"没有字段“{value}”{Suggestion.For(value, book.Fields.Select(f => f.Name))}");
            return;
        }
        Formula(node, "value", value, book, FeelKind.Number);
        if (FeelChecker.Check(value, book.Dictionary, FeelKind.Number).Formula?.Unit is { } unit && unit != figure.Unit && (Unit(unit).Dimension != Unit(figure.Unit).Dimension))
            node.Node("value")!.Problem($"“{value}”的单位是{unit}，不能写成{figure.Unit}。");
    }

    private static Unit Unit(string name) => UnitTable.Standard.Find(name);

    private static void Formula(DeclarationNode node, string key, string? text, Book book, FeelKind kind)
    {
        if (text is null or "") return;
        var at = node.Node(key)!;
        var check = FeelChecker.Check(text, book.Dictionary, kind);
        foreach (var problem in check.Problems.Where(p => p.Severity == FeelSeverity.Error)) at.Problem($"“{key}”：{problem}");
        if (check.Formula is not { } formula) return;
        var bindings = new SlotMap(book.Fields).Bindings(book);
        var reason = kind == FeelKind.Bool ? formula.Translate(bindings, BookAmbients.Sample).Reason : formula.TranslateNumber(bindings, BookAmbients.Sample).Reason;
        if (reason is not null) at.Problem($"“{key}”不能在数据库里运行：{reason}请换一种写法。");
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,47}$", RegexOptions.None, 1000)] private static partial Regex BookIds();

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$", RegexOptions.None, 1000)] private static partial Regex FieldIds();
}

/// <summary>现在, 期初, 期末 of an evaluation.</summary>
internal static class BookAmbients
{
    public static AmbientValues Sample { get; } = Of(new DateOnly(2023, 1, 1), new DateOnly(2023, 12, 31), new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc));

    public static AmbientValues Of(DateOnly from, DateOnly to, DateTime now) => AmbientValues.None.With("now", now).With("period_from", from).With("period_to", to);
}
