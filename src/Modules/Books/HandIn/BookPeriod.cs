using System.Globalization;
using Yingshang.Books.Declaration;
using Yingshang.Platform.Pages;
using Yingshang.WorkCalendars;

namespace Yingshang.Books.HandIn;

/// <summary>A period of a book that is handed in: a month, a quarter, half a year, a year.</summary>
/// <param name="DueOn">the last day on which it is on time: the declared day of the month after it, or the next working day</param>
internal sealed record BookPeriod(string Key, string Name, DateOnly From, DateOnly To, DateOnly DueOn)
{
    /// <summary>The last period that has ended.</summary>
    public static BookPeriod LastEnded(BookDue due, DateOnly today, WorkCalendar calendar) => Of(due, StartOf(due.Every, today).AddDays(-1), calendar);

    public static BookPeriod Of(BookDue due, DateOnly day, WorkCalendar calendar)
    {
        var from = StartOf(due.Every, day);
        var to = from.AddMonths(Months(due.Every)).AddDays(-1);
        var (key, name) = due.Every switch
        {
            BookRhythm.Month => ($"{from:yyyy-MM}", $"{from.Year}年{from.Month}月"),
            BookRhythm.Quarter => ($"{from.Year}-Q{(from.Month + 2) / 3}", $"{from.Year}年第{"一二三四"[(from.Month - 1) / 3]}季度"),
            BookRhythm.Half => ($"{from.Year}-H{(from.Month + 5) / 6}", $"{from.Year}年{(from.Month == 1 ? "上" : "下")}半年"),
            _ => (from.Year.ToString(CultureInfo.InvariantCulture), $"{from.Year}年"),
        };
        var month = to.AddDays(1);
        return new BookPeriod(key, name, from, to, calendar.WorkingDayOnOrAfter(new DateOnly(month.Year, month.Month, due.ByDay)));
    }

    /// <summary>The period of a key; null when it is none, or has not ended by <paramref name="today"/>.</summary>
    public static BookPeriod? Find(BookDue due, string? key, DateOnly today, WorkCalendar calendar) => Recent(due, today, calendar, 36).FirstOrDefault(p => p.Key == key);

    /// <summary>Periods that have ended, the last one first.</summary>
    public static IEnumerable<BookPeriod> Recent(BookDue due, DateOnly today, WorkCalendar calendar, int most)
    {
        var period = LastEnded(due, today, calendar);
        for (var i = 0; i < most; i++)
        {
            yield return period;
            period = Of(due, period.From.AddDays(-1), calendar);
        }
    }

    private static DateOnly StartOf(BookRhythm every, DateOnly day)
    {
        var months = Months(every);
        return new DateOnly(day.Year, (day.Month - 1) / months * months + 1, 1);
    }

    private static int Months(BookRhythm every) => every switch { BookRhythm.Month => 1, BookRhythm.Quarter => 3, BookRhythm.Half => 6, _ => 12 };
}

/// <summary>已报、未报、退回 with the days.</summary>
internal static class ReturnWords
{
    public static (string Text, Tone Tone) LampOf(BookReturn? last, BookPeriod period, DateOnly today, WorkCalendar calendar)
    {
        if (last is { State: ReturnState.Reported }) return ("已报", Tone.Ok);
        var word = last is null ? "未报" : "退回";
        if (today <= period.DueOn) return ($"{word}，{period.DueOn:M月d日}前", calendar.WorkingDaysBetween(today, period.DueOn) <= 1 ? Tone.Near : Tone.Plain);
        return ($"{word}，超期{calendar.WorkingDaysBetween(period.DueOn, today)}个工作日", Tone.Over);
    }
}
