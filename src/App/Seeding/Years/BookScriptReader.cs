using System.Globalization;
using Yingshang.Books.Declaration;
using Yingshang.Books.Entries;
using Yingshang.Feel;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.WorkCalendars;
using Unit = Yingshang.Platform.People.Unit;

namespace Yingshang.App.Seeding.Years;

/// <summary>Reads <c>years/*.yaml</c>; what is wrong is told with file and line. The keys are explained in <c>packs/demo/years/README.md</c>.</summary>
internal sealed class BookScriptReader(YearsWorld world, IReadOnlyList<ShelvedBook> shelf)
{
    /// <summary>Null, with problems told, when it cannot be used.</summary>
    public BookScript? Read(DeclarationNode top)
    {
        var before = top.Reader.Problems.Count;
        var id = top.Choice("book", [.. shelf.Select(s => s.Book.Id)]);
        if (shelf.FirstOrDefault(s => s.Book.Id == id) is not { } shelved) return null;
        var batches = top.List("entries").Select(node => new BatchReader(world, shelved, node).Read()).ToList();
        top.NothingElse();
        return top.Reader.Problems.Count == before ? new BookScript(shelved, batches) : null;
    }
}

/// <summary>Reads one batch.</summary>
internal sealed class BatchReader(YearsWorld world, ShelvedBook shelved, DeclarationNode node)
{
    private readonly List<FieldMaker> _makers = [];
    private Dictionary<string, IReadOnlyList<string>> _words = [];

    private Book Book => shelved.Book;

    public EntryBatch Read()
    {
        var written = Written();
        var day = node.TextOrNull("date") is { } name ? Named(name, node.Node("date")!) : null;
        if (day is { Type: not BookFieldType.Date }) node.Node("date")!.Problem($"“{day.Name}”不是日期。");
        var count = written.Count > 0 ? written.Count : node.Int("count");
        if (written.Count > 0 && node.Has("count")) node.Node("count")!.Problem("写了 rows 就不写 count。");
        if (written.Count == 0 && count < 1) node.Problem("count 至少是 1。");
        var filled = day is not null && new[] { "each", "pick", "set", "between" }.Any(key => node.Map(key)?.Has(day.Name) == true);
        var (from, to) = (written.Count > 0 || filled) && !node.Has("from") ? (world.Today, world.Today) : (DateIn(node, "from"), DateIn(node, "to"));
        if (from > to) node.Problem($"from（{from:yyyy-MM-dd}）晚于 to（{to:yyyy-MM-dd}）。");
        _words = Under("words").ToDictionary(w => w.Key, w => (IReadOnlyList<string>)[.. w.Value.Items().Select(i => i.Scalar ?? "")]);
        Makers(count);
        var batch = new EntryBatch(node, Math.Max(count, 1), day, from, from > to ? from : to, Keepers(), written, _makers, _words);
        node.NothingElse();
        return batch;
    }

    private void Makers(int count)
    {
        Enterprises(count);
        foreach (var (field, at) in Fields("set")) _makers.Add(new SetMaker(field, Value(field, at)));
        foreach (var (field, at) in Fields("each")) if (Values(field, at) is { Count: > 0 } values) _makers.Add(new EachMaker(field, values));
        Shares(count);
        foreach (var (field, at) in Fields("pick")) if (Weighted(field, at) is { Count: > 0 } values) _makers.Add(new PickMaker(field, new(values, v => v.Weight)));
        foreach (var (field, at) in Fields("between")) Between(field, at);
        foreach (var (field, at) in Fields("days")) DaysAfter(field, at);
        foreach (var (field, at) in Fields("sum").OrderBy(f => f.At.Has("like"))) Sum(field, at, count);
        foreach (var (field, at) in Fields("text")) Text(field, at);
        foreach (var (field, at) in Fields("as")) Formula(field, at);
    }

    private List<WrittenRow> Written()
    {
        var rows = new List<WrittenRow>();
        foreach (var row in node.List("rows"))
        {
            if (!row.IsMap) row.Problem("rows 的每项写成 {字段: 值}。");
            rows.Add(new WrittenRow([.. row.Pairs().Select(p => (Field: Named(p.Key, p.Value), p.Value)).Where(p => p.Field is not null).Select(p => (p.Field!, Value(p.Field!, p.Value)))]));
        }
        return rows;
    }

    private List<Unit> Keepers()
    {
        var keepers = world.Units.Where(u => BookAccess.Keeps(Book, u)).ToList();
        if (!node.Has("by")) return keepers;
        var chosen = new List<Unit>();
        foreach (var item in node.List("by"))
        {
            if (world.UnitCalled(item.Scalar ?? "") is not { } unit) item.Problem($"没有单位“{item.Scalar}”{Suggestion.For(item.Scalar ?? "", world.UnitWords)}");
            else if (!keepers.Exists(k => k.Id == unit.Id)) item.Problem($"{unit.ShortName}不填“{Book.Name}”，可写：{string.Join("、", keepers.Select(k => k.Code))}。");
            else chosen.Add(unit);
        }
        return chosen.Count > 0 ? chosen : keepers;
    }

    private void Enterprises(int count)
    {
        var wishes = node.Node("enterprises") switch { null => [], { IsList: true } list => list.Items(), var one => [one] };
        foreach (var wish in wishes)
        {
            if (Named(wish.Text("field"), wish) is not { } field) continue;
            if (field.Type != BookFieldType.Enterprise) wish.Problem($"“{field.Name}”不是企业字段。");
            int? distinct = wish.Has("distinct") ? wish.Int("distinct") : null;
            if (distinct < 1) wish.Node("distinct")!.Problem("distinct 至少是 1。");
            _makers.Add(new EnterpriseMaker(field, EnterpriseWish.Read(wish, world), distinct, count, Math.Max(1, wish.Int("times", 1)), wish.Flag("apart"), wish.Flag("again"), wish));
            wish.NothingElse();
        }
    }

    private void Shares(int count)
    {
        var share = node.Map("share");
        foreach (var (field, at) in Fields(share, "exact"))
        {
            var shares = at.Pairs().Select(p => (Value: Value(field, p.Key, p.Value), Count: (int)(Number(p.Value, p.Value.Scalar) ?? 0))).ToList();
            if (shares.Sum(s => s.Count) != count) at.Problem($"各项合计 {shares.Sum(s => s.Count)}，与条数 {count} 不等。");
            else _makers.Add(new ShareMaker(field, shares));
        }
        share?.NothingElse();
    }

    private void Between(BookField field, DeclarationNode at)
    {
        if (field.Type == BookFieldType.Date)
        {
            var (first, last) = (DateIn(at, "from"), DateIn(at, "to"));
            if (first > last) at.Problem("from 晚于 to。");
            else _makers.Add(new DayMaker(field, first, last));
        }
        else if (!field.IsNumber) at.Problem($"“{field.Name}”不是数、金额或日期。");
        else if (Kept(field, at, "from") is { } from && Kept(field, at, "to") is { } to)
        {
            // One step is the last decimal place that is written.
            var step = (decimal)Factor(field) / (decimal)Math.Pow(10, at.Int("decimals", 0));
            if (to < from || step < 1) at.Problem(to < from ? "from 大于 to。" : $"“{field.Name}”没有这么多小数位。");
            else _makers.Add(new BetweenMaker(field, from, to, (long)step));
        }
        at.NothingElse();
    }

    private void DaysAfter(BookField field, DeclarationNode at)
    {
        if (field.Type != BookFieldType.Date) at.Problem($"“{field.Name}”不是日期。");
        if (Named(at.Text("after"), at) is { } after) _makers.Add(new DaysAfterMaker(field, after, at.Int("from"), at.Int("to")));
        at.NothingElse();
    }

    private void Sum(BookField field, DeclarationNode at, int count)
    {
        if (!field.IsNumber)
        {
            at.Problem($"“{field.Name}”不是数或金额。");
            return;
        }
        var total = Kept(field, at, "total") ?? 0;
        var step = at.Has("step") ? Kept(field, at, "step") ?? 1 : field.Type == BookFieldType.Money ? Factor(field) : 1;
        var least = at.Has("least") ? Kept(field, at, "least") ?? 0 : 0;
        var like = at.TextOrNull("like") is { } other ? Named(other, at.Node("like")!) : null;
        if (step < 1 || total % step != 0 || least % step != 0) at.Problem("total 和 least 都应是 step 的整数倍。");
        else if (least * count > total) at.Problem($"{count} 条每条至少 {at.TextOrNull("least")}，合计已超过 total。");
        else _makers.Add(new SumMaker(field, total, count, step, least, like, (double)at.Number("spread", 5)));
        at.NothingElse();
    }

    private void Text(BookField field, DeclarationNode at)
    {
        var texts = at.IsList ? at.Items() : [at];
        if (field.Type is not (BookFieldType.Text or BookFieldType.Person or BookFieldType.Place)) at.Problem($"“{field.Name}”不是文字。");
        _makers.Add(new TextMaker(field, [.. texts.Select(t => TextPattern.Read(t.Scalar ?? "", Book, _words.Keys, t))]));
    }

    private void Formula(BookField field, DeclarationNode at)
    {
        var text = (at.Scalar ?? "").TrimStart('=', ' ');
        var kind = field.IsNumber ? FeelKind.Number : field.Type == BookFieldType.Date ? FeelKind.Date : FeelKind.Text;
        var check = FeelChecker.Check(text, Book.Dictionary, kind);
        if (check.Formula is { } formula) _makers.Add(new FormulaMaker(field, formula, shelved));
        else foreach (var problem in check.Problems.Where(p => p.Severity == FeelSeverity.Error)) at.Problem(problem.ToString());
    }

    private IEnumerable<(BookField Field, DeclarationNode At)> Fields(string key) => Fields(node, key);

    private IEnumerable<(BookField Field, DeclarationNode At)> Fields(DeclarationNode? under, string key) =>
        (under?.Map(key)?.Pairs() ?? []).Select(p => (Field: Named(p.Key, p.Value), At: p.Value)).Where(f => f.Field is not null).Select(f => (f.Field!, f.At));

    private IReadOnlyList<(string Key, DeclarationNode Value)> Under(string key) => node.Map(key)?.Pairs() ?? [];

    private BookField? Named(string name, DeclarationNode at)
    {
        var field = Book.ByName(name);
        if (field is null) at.Problem($"台账“{Book.Name}”没有字段“{name}”{Suggestion.For(name, Book.Fields.Select(f => f.Name))}");
        else if (field.Type == BookFieldType.File) at.Problem($"附件“{name}”不能生成。");
        return field is { Type: not BookFieldType.File } ? field : null;
    }

    private List<object?> Values(BookField field, DeclarationNode at)
    {
        if (!at.IsList) at.Problem("这里写一个列表。");
        return [.. at.Items().Select(i => Value(field, i))];
    }

    private List<(object? Value, double Weight)> Weighted(BookField field, DeclarationNode at)
    {
        if (at.IsList) return [.. at.Items().Select(i => (Value(field, i), 1.0))];
        if (!at.IsMap) at.Problem("pick 写一个列表，或者“值: 权重”。");
        return [.. at.Pairs().Select(p => (Value(field, p.Key, p.Value), (double)(Number(p.Value, p.Value.Scalar) ?? 0)))];
    }

    private object? Value(BookField field, DeclarationNode at) => Value(field, at.Scalar ?? "", at);

    /// <summary>A written value as an entry keeps it; null where nothing is said.</summary>
    private object? Value(BookField field, string text, DeclarationNode at)
    {
        if (text.Length == 0) return null;
        switch (field.Type)
        {
            case BookFieldType.Enterprise: return world.Reference(text);
            case BookFieldType.Money: return Money(field, text, at);
            case BookFieldType.Date: return Date(text, at);
            case BookFieldType.Unit:
                if (world.UnitCalled(text) is { } unit) return YearsWorld.Reference(unit);
                at.Problem($"没有单位“{text}”{Suggestion.For(text, world.UnitWords)}");
                return null;
            case BookFieldType.Choice when !field.Choices.Contains(text):
                at.Problem($"“{field.Name}”没有“{text}”这个选项{Suggestion.For(text, field.Choices)}可选：{string.Join("、", field.Choices)}。");
                return null;
            default:
                var (value, wrong) = EntryText.Read(field, text);
                if (wrong is not null) at.Problem($"{field.Name}：{wrong}");
                return value;
        }
    }

    private static long? Kept(BookField field, DeclarationNode map, string key) =>
        map.TextOrNull(key) is { } text ? field.Type == BookFieldType.Money ? Money(field, text, map.Node(key)!) : Plain(field, text, map.Node(key)!) : Missing(map, key);

    private static long? Missing(DeclarationNode map, string key)
    {
        map.Problem($"缺少“{key}”，应写一个数。");
        return null;
    }

    private static long? Plain(BookField field, string text, DeclarationNode at)
    {
        var (value, wrong) = EntryText.Read(field, text);
        if (wrong is not null) at.Problem($"{field.Name}：{wrong}");
        return value as long?;
    }

    /// <summary>In the unit of the field, or in the one that is written behind the number: 1470万元.</summary>
    private static long? Money(BookField field, string text, DeclarationNode at)
    {
        var unit = BookWords.Money.Keys.OrderByDescending(u => u.Length).FirstOrDefault(u => text.EndsWith(u, StringComparison.Ordinal));
        return Plain(unit is null ? field : field with { Unit = unit }, text, at);
    }

    private static decimal? Number(DeclarationNode at, string? text)
    {
        if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)) return number;
        at.Problem($"应是一个数，这里写的是“{text}”。");
        return null;
    }

    private static long Factor(BookField field) => field.Type == BookFieldType.Money ? BookWords.Money[field.Unit!] : (long)Math.Pow(10, field.Scale);

    private DateOnly DateIn(DeclarationNode map, string key) => map.Text(key) is { Length: > 0 } text ? Date(text, map.Node(key)!) ?? default : default;

    /// <summary>A day, or one told from today: 今天, -30.</summary>
    private DateOnly? Date(string text, DeclarationNode at)
    {
        if (text is "今天" or "today") return world.Today;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days)) return world.Today.AddDays(days);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        at.Problem($"应是日期，如 2023-10-07，或者离今天的天数，如 -30；这里写的是“{text}”。");
        return null;
    }
}
