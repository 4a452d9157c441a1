using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.Files;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.ListCases;

/// <summary>导出所见：the list as filtered, as CSV that spreadsheets open; what is hidden on the page is hidden in the file, whose name says who took it and when. Recorded.</summary>
public static class ExportCases
{
    private const int Most = 50_000;

    public static async Task<IResult> HandleAsync(HttpContext http, CaseQuery query, DistrictDb db, CurrentUser user, CancellationToken cancel)
    {
        var list = ListState.Parse("/cases", http.Request.QueryString.Value);
        var lines = await query.Lines(query.Cases(list), list).Take(Most).ToListAsync(cancel);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.ShortName, cancel);
        db.Audit("case.exported", "case", Guid.Empty, ("query", http.Request.QueryString.Value), ("count", lines.Count));
        await db.SaveAsync(cancel);
        return Csv.Answer($"诉求_{user.StaffNumber ?? user.Name}_{db.Now.ToShanghai():yyyyMMdd-HHmm}.csv", lines.Select(Cells).Prepend(["编号", "收到", "企业", "属地", "性质", "主题", "来源", "诉求", "主办单位", "状态", "结果", "办结"]));

        string[] Cells(CaseLine l) =>
        [
            l.Number, Local(l.ReceivedAt), Redaction.Of(user, l).EnterpriseName, Name(l.TerritoryUnitId), l.Nature, l.Topic, l.Channel, Redaction.Of(user, l).Text(l.Title),
            Name(l.LeadUnitId), l.State.Word, l.Outcome ?? "", l.AnsweredAt is { } at ? Local(at) : "",
        ];

        string Name(Guid? id) => id is { } known ? units.GetValueOrDefault(known, "") : "";
        static string Local(DateTime utc) => utc.ToShanghai().ToString("yyyy-MM-dd HH:mm");
    }
}
