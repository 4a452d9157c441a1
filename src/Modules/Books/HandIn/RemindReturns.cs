using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Yingshang.Books.Declaration;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Outbox;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Books.HandIn;

/// <summary>提醒报送: on the last two working days before a return is due, and on the first after, each once.</summary>
public static class RemindReturns
{
    /// <returns>how many units were reminded</returns>
    public static async Task<int> RunAsync(District district, CancellationToken cancel)
    {
        await using var db = district.NewSystemDb();
        var today = db.Now.ShanghaiDate;
        if (!district.Calendar.IsWorkingDay(today)) return 0;
        var queued = 0;
        foreach (var shelved in await new BookShelf(db, district).AllAsync(cancel))
        {
            if (shelved.Book is not { Due: { } due, IsClosed: false }) continue;
            var period = BookPeriod.LastEnded(due, today, district.Calendar);
            if (MomentOf(period, today, district.Calendar) is not { } moment) continue;
            queued += await QueueAsync(district, shelved.Book, period, moment, cancel);
        }
        return queued;
    }

    private static string? MomentOf(BookPeriod period, DateOnly today, WorkCalendar calendar)
    {
        if (today == period.DueOn) return "due";
        if (today < period.DueOn) return calendar.WorkingDaysBetween(today, period.DueOn) == 1 ? "near" : null;
        return calendar.WorkingDaysBetween(period.DueOn, today) == 1 ? "overdue" : null;
    }

    private static async Task<int> QueueAsync(District district, Book book, BookPeriod period, string moment, CancellationToken cancel)
    {
        await using var db = district.NewSystemDb();
        var owing = await ReturnBoard.OwingAsync(db, district, book, period, cancel);
        var queued = await ReturnBoard.QueueAsync(db, district, new OutboxQueue(db, district), book, period, owing, moment, cancel);
        if (queued > 0) await db.SaveAsync(cancel);
        return queued;
    }
}

/// <summary>Looks for returns that are due, on every node.</summary>
internal sealed class ReturnReminder(DistrictList districts, TimeProvider clock, ILogger<ReturnReminder> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(20), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).AsTask().ContinueWith(t => t.IsCompletedSuccessfully && t.Result, TaskScheduler.Default))
            foreach (var district in districts.All) await TryAsync(district, stoppingToken);
    }

    private async Task TryAsync(District district, CancellationToken cancel)
    {
        try
        {
            await RemindReturns.RunAsync(district, cancel);
        }
        catch (OperationCanceledException) { }
        catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException)
        {
            // Another node was faster, or the store is away: the next round goes on.
            log.LogWarning(e, "Reminders of returns wait");
        }
    }
}
