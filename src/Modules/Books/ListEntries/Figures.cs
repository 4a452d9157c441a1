using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Yingshang.Books.Declaration;
using Yingshang.Books.Entries;
using Yingshang.Feel;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Books.ListEntries;

/// <summary>The summary figures of a book, counted in the database.</summary>
internal static class Figures
{
    /// <summary>A figure over what a reader may see.</summary>
    /// <param name="Value">null: nothing to divide by</param>
    internal sealed record Known(BookFigure Figure, decimal? Value);

    /// <summary>Of the whole book as this reader sees it; figures with a date: of the year.</summary>
    public static async Task<IReadOnlyList<Known>> ReadAsync(IQueryable<BookEntry> entries, ShelvedBook shelved, int year, DateTime now, CancellationToken cancel)
    {
        var all = new List<Known>();
        foreach (var figure in shelved.Book.Figures) all.Add(new Known(figure, await ReadAsync(entries, shelved, figure, year, now, cancel)));
        return all;
    }

    public static async Task<decimal?> ReadAsync(IQueryable<BookEntry> entries, ShelvedBook shelved, BookFigure figure, int year, DateTime now, CancellationToken cancel)
    {
        var among = Among(entries, shelved, figure, year, now, counted: false);
        return figure.Aggregate switch
        {
            BookAggregate.Count => await among.CountAsync(cancel),
            BookAggregate.Distinct => await DistinctAsync(among, shelved, figure, cancel),
            BookAggregate.Rate => await RateAsync(among, Among(entries, shelved, figure, year, now, counted: true), figure, cancel),
            BookAggregate.Max or BookAggregate.Min => await EndAsync(among, shelved, figure, Ambient(year, now), cancel),
            _ => await SumAsync(among, shelved, figure, Ambient(year, now), cancel),
        };
    }

    /// <summary>The entries that a figure is made of. <paramref name="counted"/>: of a rate those of the numerator.</summary>
    public static IQueryable<BookEntry> Among(IQueryable<BookEntry> entries, ShelvedBook shelved, BookFigure figure, int year, DateTime now, bool counted)
    {
        var ambient = Ambient(year, now);
        if (figure.Filter is { } filter) entries = entries.Where(Holds(shelved, filter, ambient));
        if (counted && figure.Numerator is { } numerator) entries = entries.Where(Holds(shelved, numerator, ambient));
        return figure.Date is { } date ? entries.Where(Holds(shelved, $"{date} >= 期初 and {date} <= 期末", ambient)) : entries;
    }

    private static AmbientValues Ambient(int year, DateTime now) =>
        BookAmbients.Of(new DateOnly(year, 1, 1), now.ShanghaiDate.Year == year ? now.ShanghaiDate : new DateOnly(year, 12, 31), now);

    private static Expression<Func<BookEntry, bool>> Holds(ShelvedBook shelved, string condition, AmbientValues ambient)
    {
        var formula = FeelChecker.Check(condition, shelved.Book.Dictionary, FeelKind.Bool).Formula ?? throw new InvalidOperationException($"“{condition}” does not check");
        var translation = formula.Translate(shelved.Slots.Bindings(shelved.Book), ambient);
        return translation.TrueWhen ?? throw new InvalidOperationException($"“{condition}”: {translation.Reason}");
    }

    private static async Task<decimal?> DistinctAsync(IQueryable<BookEntry> among, ShelvedBook shelved, BookFigure figure, CancellationToken cancel)
    {
        if (shelved.Book.ByName(figure.Value!) is not { } field) return await among.Select(e => e.UnitId).Distinct().CountAsync(cancel);
        var column = field.Type == BookFieldType.Enterprise ? shelved.Slots.Identity(field) : shelved.Slots.Said(field);
        return column[0] switch
        {
            'N' => await among.Select(e => EF.Property<long?>(e, column)).Where(v => v != null).Distinct().CountAsync(cancel),
            'D' => await among.Select(e => EF.Property<DateOnly?>(e, column)).Where(v => v != null).Distinct().CountAsync(cancel),
            _ => await among.Select(e => EF.Property<string?>(e, column)).Where(v => v != null).Distinct().CountAsync(cancel),
        };
    }

    private static async Task<decimal?> RateAsync(IQueryable<BookEntry> all, IQueryable<BookEntry> counted, BookFigure figure, CancellationToken cancel)
    {
        var (whole, part) = (await all.CountAsync(cancel), await counted.CountAsync(cancel));
        return whole == 0 ? null : Math.Round(part * 100m / whole, figure.Decimals, MidpointRounding.AwayFromZero);
    }

    private static async Task<decimal?> SumAsync(IQueryable<BookEntry> among, ShelvedBook shelved, BookFigure figure, AmbientValues ambient, CancellationToken cancel)
    {
        var formula = FeelChecker.Check(figure.Value!, shelved.Book.Dictionary, FeelKind.Number).Formula!;
        var number = formula.TranslateNumber(shelved.Slots.Bindings(shelved.Book), ambient);
        var sum = await among.SumAsync(number.Value!, cancel) ?? 0;
        var value = sum / (decimal)Math.Pow(10, number.Scale) / Factor(formula, figure);
        if (figure.Aggregate == BookAggregate.Avg)
        {
            var known = await among.Select(number.Value!).Where(v => v != null).CountAsync(cancel);
            if (known == 0) return null;
            value /= known;
        }
        return Math.Round(value, figure.Decimals, MidpointRounding.AwayFromZero);
    }

    // The largest or smallest known value; null when none is known.
    private static async Task<decimal?> EndAsync(IQueryable<BookEntry> among, ShelvedBook shelved, BookFigure figure, AmbientValues ambient, CancellationToken cancel)
    {
        var formula = FeelChecker.Check(figure.Value!, shelved.Book.Dictionary, FeelKind.Number).Formula!;
        var number = formula.TranslateNumber(shelved.Slots.Bindings(shelved.Book), ambient);
        var end = figure.Aggregate == BookAggregate.Max ? await among.MaxAsync(number.Value!, cancel) : await among.MinAsync(number.Value!, cancel);
        return end is { } value ? Math.Round(value / (decimal)Math.Pow(10, number.Scale) / Factor(formula, figure), figure.Decimals, MidpointRounding.AwayFromZero) : null;
    }

    /// <summary>By what a value is divided to be in the figure's unit: 元 to 亿元.</summary>
    public static decimal Factor(FeelFormula formula, BookFigure figure)
    {
        if (formula.Unit is not { } unit) return 1;
        var (of, to) = (UnitTable.Standard.Find(unit), UnitTable.Standard.Find(figure.Unit));
        return of.Dimension == to.Dimension ? to.Factor / of.Factor : 1;
    }
}
