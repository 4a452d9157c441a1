using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yingshang.Gongwen;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Files;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Activities.ListActivities;

/// <summary>导出: everything the list's address finds, as a ledger (.xlsx) or as CSV. On record.</summary>
internal sealed class ExportActivities(DistrictDb db, ActivityList list, District district)
{
    /// <summary>A workbook holds no more lines of a ledger that people could still work with.</summary>
    private const int MostRows = 50_000;
    private const int Batch = 1_000;

    private static readonly IReadOnlyList<SheetColumn> Heads =
    [
        new("日期", 12, SheetCellKind.Date), new("结束日期", 12, SheetCellKind.Date), new("时间", 14), new("活动", 36), new("类别", 10), new("种类", 18), new("地点", 20), new("主办单位", 16), new("参加单位", 24), new("参加企业", 30), new("参加人员", 24), new("阶段", 10),
        new("成果", 30), new("活动情况", 40),
    ];

    public async Task WriteAsync(HttpContext http)
    {
        var cancel = http.RequestAborted;
        var asked = ListState.Parse("/activities/list", http.Request.QueryString.Value);
        var found = list.Of(asked.WithFilter("format", null));
        var count = await found.CountAsync(cancel);
        db.Audit("activity.exported", "export", db.NewId(), ("address", http.Request.QueryString.Value), ("rows", count));
        await db.SaveAsync(cancel);
        var name = $"活动-{db.Now.ShanghaiDate:yyyyMMdd}";
        var units = await district.Recent.UnitsAsync(db, cancel);
        if (asked.Filter("format") == "xlsx" && count <= MostRows) await SendAsync(http, name + ".xlsx", await RowsAsync(found, units, cancel).ToListAsync(cancel));
        else await Csv.SendAsync(http, name + ".csv", LinesAsync(found, units, cancel));
    }

    private async Task SendAsync(HttpContext http, string fileName, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        using var bytes = new MemoryStream();
        XlsxWriter.Write([new SheetTable("活动", Heads, rows) { Title = "活动台账", LeftNote = $"汇总单位：{district.Profile.OfficeName}", RightNote = $"数据截止：{ChineseFormat.Moment(db.Now)}　共 {rows.Count} 场" }], bytes);
        http.Response.ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        http.Response.Headers.ContentDisposition = $"attachment; filename*=UTF-8''{Uri.EscapeDataString(fileName)}";
        await http.Response.Body.WriteAsync(bytes.ToArray(), http.RequestAborted);
    }

    private async IAsyncEnumerable<IEnumerable<string?>> LinesAsync(IQueryable<Activity> found, IReadOnlyDictionary<Guid, Unit> units, [EnumeratorCancellation] CancellationToken cancel)
    {
        yield return Heads.Select(h => h.Head);
        await foreach (var row in RowsAsync(found, units, cancel)) yield return row.Select(cell => cell is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : cell as string);
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(IQueryable<Activity> found, IReadOnlyDictionary<Guid, Unit> units, [EnumeratorCancellation] CancellationToken cancel)
    {
        var ids = await found.OrderByDescending(a => a.On).ThenByDescending(a => a.Id).Select(a => a.Id).ToListAsync(cancel);
        foreach (var batch in ids.Chunk(Batch))
            foreach (var activity in await ActivityList.Ordered(db.Set<Activity>().Where(a => batch.Contains(a.Id))).Include(a => a.Participants).ToListAsync(cancel)) yield return Row(activity, units);
    }

    private static IReadOnlyList<object?> Row(Activity a, IReadOnlyDictionary<Guid, Unit> units) =>
    [
        a.On, a.Until, a.Hours, a.Title, a.Family, a.Kind, a.Place, units.GetValueOrDefault(a.HostUnitId)?.ShortName, Names(a, ParticipantKind.Unit), Names(a, ParticipantKind.Enterprise), Names(a, ParticipantKind.Person), a.Phase.Word,
        ActivityList.ResultWords(a), a.Summary,
    ];

    private static string Names(Activity activity, ParticipantKind kind) => string.Join("、", activity.Participants.Where(p => p.Kind == kind).OrderBy(p => p.RoleId, StringComparer.Ordinal).ThenBy(p => p.Order).Select(p => p.Name));
}
