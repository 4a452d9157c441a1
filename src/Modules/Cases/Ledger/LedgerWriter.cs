using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Cases.ListCases;
using Yingshang.Gongwen;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Ledger;

/// <summary>台账 of the list as filtered: what is seen, on A3, with what may be corrected on a tinted ground. A hidden sheet keeps the values as they went out.</summary>
public sealed class LedgerWriter(DistrictDb db, District district, CaseQuery query, CurrentUser user)
{
    public const int Most = 20_000;
    public const string BaseSheet = "导出原值";

    public async Task<byte[]> WriteAsync(ListState list, CancellationToken cancel)
    {
        var layout = district.Declared<LedgerLayout>();
        var rows = await RowsAsync(query.Cases(list).OrderBy(c => c.ReceivedAt).ThenBy(c => c.Id).Take(Most), cancel);
        var sheet = new SheetTable("台账", [.. layout.Columns.Select(c => new SheetColumn(c.Head, c.Width, LedgerFields.Named(c.Field).Kind, c.MayChange))],
            [.. rows.Select(r => (IReadOnlyList<object?>)[.. layout.Columns.Select(c => LedgerFields.Named(c.Field).Read(r))])])
        {
            Title = district.Profile.Name + layout.Title,
            LeftNote = $"填报单位：{district.Profile.OfficeName}　　带底色的列可以更正后导回，其他列不收",
            RightNote = $"数据截止：{ChineseFormat.Moment(db.Now)}　　共 {rows.Count} 件　　导出人：{user.Name}",
        };
        using var stream = new MemoryStream();
        XlsxWriter.Write([sheet, Base(layout, rows)], stream);
        return stream.ToArray();
    }

    /// <summary>Rows in the order given, as this person may see them.</summary>
    public async Task<IReadOnlyList<LedgerRow>> RowsAsync(IQueryable<Case> cases, CancellationToken cancel)
    {
        var read = await (from c in cases.AsNoTracking() join d in db.Set<Demand>() on c.Id equals d.Id select new { Case = c, Demand = d }).ToListAsync(cancel);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.ShortName, cancel);
        var procedures = district.Declared<Procedures.ProcedureBook>();
        return [.. read.OrderBy(r => r.Case.ReceivedAt).ThenBy(r => r.Case.Id).Select((r, i) =>
        {
            var kept = Redaction.Of(user, r.Case, r.Demand);
            var step = r.Case.CurrentStep is { } s ? procedures.At(district, r.Case.ProcedureId, r.Case.ProcedureVersion).Steps.FirstOrDefault(x => x.Id == s)?.Name : null;
            return new LedgerRow(i + 1, r.Case, r.Demand, kept.EnterpriseName, kept.Text(r.Case.Title), Name(r.Case.TerritoryUnitId), Name(r.Case.LeadUnitId), step,
                r.Case.DueAt is { } due && !Deadline.IsNever(due) ? due.AddTicks(-1).ShanghaiDate : null);
        })];

        string? Name(Guid? unit) => unit is { } known ? units.GetValueOrDefault(known) : null;
    }

    private static SheetTable Base(LedgerLayout layout, IReadOnlyList<LedgerRow> rows)
    {
        List<LedgerColumn> kept = [layout.Columns.First(c => c.Field == LedgerFields.Key), .. layout.Columns.Where(c => c.MayChange)];
        return new SheetTable(BaseSheet, [.. kept.Select(c => new SheetColumn(c.Head, 14))], [.. rows.Select(r => (IReadOnlyList<object?>)[.. kept.Select(c => LedgerFields.Named(c.Field).Read(r))])]) { IsHidden = true };
    }
}
