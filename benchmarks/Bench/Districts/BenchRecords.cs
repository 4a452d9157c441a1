using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Cases.ListCases;
using Yingshang.Cases.Procedures;
using Yingshang.Enterprises;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Bench.Districts;

/// <summary>Enterprises, and demands that the engine itself has taken through their steps over the last three years; the newest are still open. The same on every run.</summary>
internal sealed class BenchRecords(District district, BenchSize size)
{
    private const int Batch = 10_000;
    private const int Days = 3 * 365;

    private readonly Random _random = new(20231031);
    private readonly Procedure _procedure = district.Declared<ProcedureBook>().Current(district, "demand-1231");
    private readonly DateTime _now = UtcMicroseconds.Truncate(district.Clock.GetUtcNow().UtcDateTime);
    private readonly Dictionary<int, int> _numbers = [];
    private List<Unit> _units = [];
    private List<Unit> _places = [];
    private List<Enterprise> _enterprises = [];
    private Actor _office;

    public async Task WriteAsync(CancellationToken cancel)
    {
        if (size.Enterprises == 0) return;
        await ReadOrganisationAsync(cancel);
        _enterprises = [.. Enumerable.Range(0, size.Enterprises).Select(NewEnterprise)];
        await WriteAsync(db => WriteEnterprisesAsync(db, cancel), cancel);
        for (var done = 0; done < size.Demands; done += Batch)
        {
            var (first, count) = (done, Math.Min(Batch, size.Demands - done));
            var demands = Enumerable.Range(first, count).Select(NewDemand).ToList();
            await WriteAsync(db => WriteDemandsAsync(db, demands, cancel), cancel);
            Console.Error.Write($"\r{first + count:N0} demands ");
        }
        Console.Error.WriteLine();
    }

    private async Task ReadOrganisationAsync(CancellationToken cancel)
    {
        await using var db = district.NewSystemDb();
        _units = await db.Units.AsNoTracking().OrderBy(u => u.Order).ToListAsync(cancel);
        _places = [.. _units.Where(u => u.Kind == "乡镇街道")];
        var clerk = await db.Accounts.AsNoTracking().FirstAsync(a => a.Role == Role.Office, cancel);
        _office = new Actor(clerk.Id, clerk.DisplayName, clerk.UnitId);
    }

    private async Task WriteAsync(Func<DistrictDb, Task> work, CancellationToken cancel)
    {
        await using var db = district.NewSystemDb();
        await using var write = await db.BeginWriteAsync(cancel);
        await work(db);
        await write.CommitAsync(cancel);
    }

    private async Task WriteEnterprisesAsync(DistrictDb db, CancellationToken cancel)
    {
        await BulkWriter.InsertAsync(db, _enterprises, cancel);
        await BulkWriter.IndexAsync(db, EnterpriseSearch.Kind, [.. _enterprises.Select(e => new SearchText(e.Id, EnterpriseSearch.Text(e, []), []))], cancel);
    }

    private async Task WriteDemandsAsync(DistrictDb db, List<(Case Case, Demand Demand)> demands, CancellationToken cancel)
    {
        foreach (var (c, d) in demands)
            foreach (var row in new VersionedRow[] { c, d }.Concat(c.Steps).Concat(c.Holdings)) row.RecordedOn(c.ReceivedAt);
        await BulkWriter.InsertAsync(db, [.. demands.Select(x => x.Case)], cancel);
        await BulkWriter.InsertAsync(db, [.. demands.Select(x => x.Demand)], cancel);
        await BulkWriter.InsertAsync(db, [.. demands.SelectMany(x => x.Case.Steps)], cancel);
        await BulkWriter.InsertAsync(db, [.. demands.SelectMany(x => x.Case.Holdings)], cancel);
        await BulkWriter.InsertAsync(db, [.. demands.SelectMany(x => x.Case.Events)], cancel);
        await CaseIndex.WriteAsync(db, demands, cancel);
        // The next demand that is filed takes the number after these.
        foreach (var (year, last) in _numbers)
            await db.Database.ExecuteSqlAsync($"INSERT INTO counters (series, last) VALUES ({$"demand-{year}"}, {last}) ON CONFLICT (series) DO UPDATE SET last = excluded.last", cancel);
    }

    private Enterprise NewEnterprise(int i) => new()
    {
        Id = Guid.CreateVersion7(_now.AddDays(-Days - 1).AddSeconds(i)), CreditCode = NewCreditCode(i), Name = NewName(i), Kind = "有限责任公司", Status = "存续",
        TerritoryUnitId = Pick(_places).Id, Industry = "C", IndustrySection = "C", LegalPerson = NewPerson(), EstablishedOn = DateOnly.FromDateTime(_now).AddDays(-_random.Next(Days, 5 * Days)),
        SizeClass = Pick(["小型", "微型", "微型", "中型"]),
    };

    private static string NewCreditCode(int i)
    {
        var body = "91341299MA" + i.ToString("0000000", CultureInfo.InvariantCulture);
        return body + CreditCode.CheckCharacter(body);
    }

    private string NewName(int i) => $"{Pick(BenchWords.Places)}{Pick(BenchWords.Stems)}{Pick(BenchWords.Stems)}{Pick(BenchWords.Trades)}{(i % 3 == 0 ? Pick(BenchWords.Trades) : "")}{Pick(BenchWords.Forms)}";

    private string NewPerson() => Pick(BenchWords.Surnames) + Pick(BenchWords.GivenNames);

    private (Case Case, Demand Demand) NewDemand(int i)
    {
        var received = _now.AddDays(-Days).AddSeconds((Days * 86_400.0 - 600) / size.Demands * i);
        var year = received.ShanghaiDate.Year;
        _numbers[year] = _numbers.GetValueOrDefault(year) + 1;
        var (enterprise, (topic, matter)) = (Pick(_enterprises), Pick(BenchWords.Matters));
        var text = $"{enterprise.Name}反映：{matter}。{Pick(BenchWords.Details)}{Pick(BenchWords.Details)}{(i % 5_000 == 7 ? $"{BenchWords.Rare}改造也停了。" : "")}";
        var c = new Case
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(received)), ProcedureId = _procedure.Id, ProcedureVersion = _procedure.Version, Number = _procedure.Number(year, _numbers[year]),
            TrackingCode = $"B{i:000-0000}", EnterpriseId = enterprise.Id, EnterpriseName = enterprise.Name, Title = matter, Nature = Pick(["求助", "求助", "求助", "咨询", "投诉", "建议"]), Topic = topic, Channel = "企业手机填报", TerritoryUnitId = enterprise.TerritoryUnitId,
            ReceivedAt = received, ReceivedOn = received.ShanghaiDate,
        };
        c.Begin(_procedure, district.Calendar, Actor.Enterprise(enterprise.Name), "收到", text);
        Carry(c, received);
        return (c, new Demand
        {
            Id = c.Id, Text = text, ContactName = NewPerson(), ContactPhone = $"139{i:00000000}",
            VerifiedAt = received, IsConfidential = i % 50 == 0, Reply = c.Outcome is null ? null : "已现场办理，情况已经告知。", SaysSolved = c.State == CaseState.Confirmed ? true : null,
        });
    }

    /// <summary>As far as its age says: to a unit within a day, in hand, and done within a month.</summary>
    private void Carry(Case c, DateTime received)
    {
        var (dispatch, sign, contact, answer) = (received.AddHours(_random.Next(2, 24)), 6.0, 30.0, 24.0 * _random.Next(3, 30));
        if (dispatch > _now) return;
        var lead = Pick(_units);
        c.Dispatch(_procedure, district.Calendar, _office, dispatch, new Assignment(lead.Id, lead.ShortName, "交办", "交办单", "按主题"), _random.Next(4) == 0 ? [CoHolder(lead)] : [], null);
        var unit = new Actor(null, lead.ShortName, lead.Id);
        if (dispatch.AddHours(sign) > _now) return;
        c.Sign(c.Lead!, unit, lead.ShortName, dispatch.AddHours(sign), null, null);
        if (dispatch.AddHours(contact) > _now) return;
        c.Complete(StepAct.Contact, unit, dispatch.AddHours(contact));
        c.Happened(dispatch.AddHours(contact), "contacted", unit, $"{lead.ShortName}已对接", forEnterprise: "已对接");
        if (dispatch.AddHours(answer) > _now) return;
        c.Answer(unit, dispatch.AddHours(answer), _random.Next(5) == 0 ? "部分解决" : "已解决");
        c.Happened(dispatch.AddHours(answer), "answered", unit, "办结", "已现场办理，情况已经告知。", "已办结");
        if (dispatch.AddHours(answer + 48) < _now && _random.Next(10) < 7) c.Confirm(dispatch.AddHours(answer + 48));
    }

    private Assignment CoHolder(Unit lead)
    {
        var co = Pick(_units);
        while (co.Id == lead.Id) co = Pick(_units);
        return new Assignment(co.Id, co.ShortName, "交办", "交办单");
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
