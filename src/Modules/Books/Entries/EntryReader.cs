using Microsoft.EntityFrameworkCore;
using Yingshang.Books.Declaration;
using Yingshang.Enterprises;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Feel;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Books.Entries;

/// <summary>Turns what was typed into a draft: reads each field, fills in what is known elsewhere, holds it against the checks. Scoped; remembers what it looked up, so that a file of thousands of lines asks once.</summary>
internal sealed class EntryReader(DistrictDb db, District district, EnterpriseLookup enterprises, EnterpriseCatalogues catalogues)
{
    private readonly Dictionary<string, Enterprise?> _enterprises = new(StringComparer.Ordinal);
    private readonly Dictionary<Book, IReadOnlyList<(BookCheck Check, CompiledPredicate<BookEntry> Holds)>> _checks = [];
    private Dictionary<string, (Guid Id, string Name)>? _units;

    /// <param name="typed">what a field says; null or empty: nothing</param>
    /// <param name="leniently">an enterprise may be named by a part of its name that only one has</param>
    public async Task<EntryDraft> ReadAsync(IReadOnlyList<ShelvedBook> shelf, ShelvedBook shelved, Func<BookField, string?> typed, bool leniently, CancellationToken cancel)
    {
        var draft = new EntryDraft(shelved.Book);
        foreach (var field in shelved.Book.Fields.Where(f => f.Type != BookFieldType.File))
            if (typed(field)?.Trim() is { Length: > 0 } text) await TakeAsync(draft, field, text, leniently, cancel);
        await FillAsync(shelf, draft, cancel);
        return draft;
    }

    /// <summary>Required fields and checks; called when files have been added too.</summary>
    public void Check(EntryDraft draft, ShelvedBook shelved, string unitName, DateOnly enteredOn)
    {
        foreach (var field in draft.Book.Fields.Where(f => f.IsRequired && draft[f] is null && !draft.Wrong.ContainsKey(f.Id)))
            draft.Refuse(field.Id, field.Type switch { BookFieldType.Choice or BookFieldType.Unit => "请选择", BookFieldType.File => "请上传", _ => "请填写" });
        if (!draft.IsGood) return;
        var entry = new BookEntry { BookId = draft.Book.Id, UnitName = unitName, EnteredOn = enteredOn };
        EntryValues.Put(entry, draft, shelved.Slots);
        var ambient = BookAmbients.Of(new DateOnly(enteredOn.Year, 1, 1), enteredOn, db.Now);
        foreach (var (check, holds) in Checks(shelved)) if (holds.Evaluate(entry, ambient) == Truth.False) draft.Refuse("", check.Say);
    }

    private IReadOnlyList<(BookCheck Check, CompiledPredicate<BookEntry> Holds)> Checks(ShelvedBook shelved)
    {
        if (_checks.TryGetValue(shelved.Book, out var known)) return known;
        var bindings = shelved.Slots.Bindings(shelved.Book);
        return _checks[shelved.Book] = [.. shelved.Book.Checks.Select(c => (c, FeelChecker.Check(c.Condition, shelved.Book.Dictionary, FeelKind.Bool).Formula!.CompilePredicate(bindings)))];
    }

    private async Task TakeAsync(EntryDraft draft, BookField field, string text, bool leniently, CancellationToken cancel)
    {
        switch (field.Type)
        {
            case BookFieldType.Enterprise:
                var enterprise = await EnterpriseAsync(text, leniently, cancel);
                if (text.Length > 200) draft.Refuse(field.Id, "名称不超过 200 字");
                else draft.Values[field.Id] = enterprise is null ? new EntryReference(null, text, text) : new EntryReference(enterprise.Id, enterprise.Name, enterprise.CreditCode);
                break;
            case BookFieldType.Unit:
                if ((await UnitsAsync(cancel)).TryGetValue(text, out var unit)) draft.Values[field.Id] = new EntryReference(unit.Id, unit.Name, unit.Name);
                else draft.Refuse(field.Id, $"没有单位“{text}”，请写单位名称或者简称");
                break;
            default:
                var (value, wrong) = EntryText.Read(field, text);
                if (wrong is not null) draft.Refuse(field.Id, wrong);
                else draft.Values[field.Id] = value!;
                break;
        }
    }

    public async Task<IReadOnlyDictionary<string, (Guid Id, string Name)>> UnitsAsync(CancellationToken cancel) => _units ??= (await district.Recent.UnitsAsync(db, cancel)).Values
        .SelectMany(u => new[] { u.ShortName, u.Name, u.Code, u.Id.ToString() }.Select(word => (word, (u.Id, u.ShortName)))).DistinctBy(u => u.word).ToDictionary(u => u.word, u => u.Item2);

    private async Task<Enterprise?> EnterpriseAsync(string text, bool leniently, CancellationToken cancel)
    {
        if (_enterprises.TryGetValue(text, out var known)) return known;
        return _enterprises[text] = leniently ? await enterprises.MatchAsync(text, cancel) : await enterprises.ExactAsync(text, cancel);
    }

    // No field is typed twice: what stands in the file of the enterprise or in another book is taken from there where nothing was typed.
    private async Task FillAsync(IReadOnlyList<ShelvedBook> shelf, EntryDraft draft, CancellationToken cancel)
    {
        foreach (var field in draft.Book.Fields.Where(f => f.From is not null && draft[f] is null && !draft.Wrong.ContainsKey(f.Id)))
        {
            var known = await KnownAsync(shelf, draft, field, cancel);
            if (known is not { Length: > 0 } || EntryText.Read(field, known) is not { Wrong: null, Value: { } value }) continue;
            draft.Values[field.Id] = value;
            draft.Filled.Add(field);
        }
    }

    private async Task<string?> KnownAsync(IReadOnlyList<ShelvedBook> shelf, EntryDraft draft, BookField field, CancellationToken cancel)
    {
        var (source, name) = field.From!.Split('.') is [var s, var n] ? (s, n) : ("", "");
        if (source == "企业") return await OfEnterpriseAsync(draft, name, cancel);
        if (shelf.FirstOrDefault(b => b.Book.Id == source) is not { } other || other.Book.Find(name) is not { } wanted) return null;
        return await LatestAsync(draft, other, cancel) is { } entry ? EntryText.Plain(wanted, EntryValues.Value(entry, wanted, other.Slots)) : null;
    }

    private async Task<string?> OfEnterpriseAsync(EntryDraft draft, string fact, CancellationToken cancel)
    {
        if (draft.Book.Enterprise is not { } about || draft[about] is not EntryReference { Id: { } id }) return null;
        var e = _enterprises.Values.FirstOrDefault(x => x?.Id == id) ?? await enterprises.ByIdAsync(id, cancel);
        if (e is null) return null;
        var units = await district.Recent.UnitsAsync(db, cancel);
        return FactOf(e, fact, catalogues, id => units.GetValueOrDefault(id)?.ShortName);
    }

    /// <summary>What the file of an enterprise says, by the words of <see cref="BookWords.EnterpriseFacts"/>; null: not known.</summary>
    /// <param name="unitName">short name of the unit with this id</param>
    public static string? FactOf(Enterprise enterprise, string fact, EnterpriseCatalogues catalogues, Func<Guid, string?> unitName) => fact switch
    {
        "信用代码" => enterprise.CreditCode, "名称" => enterprise.Name, "类型" => enterprise.Kind, "状态" => enterprise.Status, "规模" => enterprise.SizeClass, "法定代表人" => enterprise.LegalPerson, "地址" => enterprise.Address,
        "成立日期" => enterprise.EstablishedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        "行业门类" => catalogues.Industries.NameOf(enterprise.IndustrySection),
        _ => enterprise.TerritoryUnitId is { } place ? unitName(place) : null,
    };

    /// <summary>The latest entry of another book about the same enterprise, or, where one of the books is about none, of the same name.</summary>
    private Task<BookEntry?> LatestAsync(EntryDraft draft, ShelvedBook other, CancellationToken cancel)
    {
        var (mine, theirs) = (draft.Book.Enterprise, other.Book.Enterprise);
        var by = mine is not null && theirs is not null ? (Value: (draft[mine] as EntryReference)?.Identity, Column: other.Slots.Identity(theirs))
            : (Value: EntryText.Plain(draft.Book.Main, draft[draft.Book.Main]), Column: other.Slots.Said(other.Book.Main));
        if (by.Value is not { Length: > 0 } value || by.Column[0] is not ('T' or 'C')) return Task.FromResult<BookEntry?>(null);
        return db.BookEntries.AsNoTracking().Where(e => e.BookId == other.Book.Id && e.State == EntryState.Kept && EF.Property<string?>(e, by.Column) == value).OrderByDescending(e => e.Id).FirstOrDefaultAsync(cancel);
    }
}
