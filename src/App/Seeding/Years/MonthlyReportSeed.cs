using System.Globalization;
using Yingshang.Books.Declaration;
using Yingshang.Books.Entries;

namespace Yingshang.App.Seeding.Years;

/// <summary>企业月报 of the enterprises above scale: since the platform began one a month, adding up to the district's 规上工业产值.</summary>
internal sealed class MonthlyReportSeed(AboveScaleSeed directory, YearsWorld world)
{
    private const string BookId = "enterprise-monthly-reports";

    // An enterprise's way of working: 万千瓦时 for 万元 of output, people for those it had in its annual report.
    private const double LeastPower = 0.018, MostPower = 0.075;
    private static readonly DateOnly Since = new(2022, 1, 1);

    public void Add(BookSeed books, IReadOnlyList<ShelvedBook> shelf)
    {
        if (shelf.FirstOrDefault(s => s.Book.Id == BookId) is not { } shelved) return;
        var units = world.Units.ToDictionary(u => u.Id);
        books.Add(shelved, directory.Months.Where(m => m.Month >= Since && m.Enterprise.TerritoryUnitId is not null).Select((month, i) => Row(shelved.Book, month, i + 1, units)));
    }

    private EntryRow Row(Book book, AboveScaleMonth month, int number, Dictionary<Guid, Platform.People.Unit> units)
    {
        var row = new EntryRow(new EntryDraft(book), number) { On = month.Month.AddMonths(1).AddDays(-1), Enterprise = month.Enterprise, Unit = units[month.Enterprise.TerritoryUnitId!.Value] };
        var way = (uint)month.Enterprise.CreditCode.Aggregate(17, (sum, c) => unchecked(sum * 31 + c)) % 1000 / 1000.0;
        var season = 1 + 0.03 * Math.Sin(month.Month.Month + way * 6);
        row[book.Find("enterprise")!] = YearsWorld.Reference(month.Enterprise);
        row[book.Find("month")!] = row.On;
        Say("output", month.Output);
        Say("revenue", month.Revenue);
        Say("power", Math.Round(month.Output * (LeastPower + way * (MostPower - LeastPower)) * season, 2));
        if (directory.StaffOf(month.Enterprise) is { } staff) Say("staff", Math.Max(1, Math.Round(staff * season)));
        return row;

        void Say(string field, double value) => row[book.Find(field)!] = EntryText.Read(book.Find(field)!, value.ToString("0.##", CultureInfo.InvariantCulture)).Value;
    }
}
