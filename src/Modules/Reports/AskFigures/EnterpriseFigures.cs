using System.Globalization;
using Yingshang.Enterprises;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Metrics;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Pages;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Reports.AskFigures;

/// <summary>临时要数 of enterprises: what the list of an address finds, as far as this reader sees it.</summary>
public sealed class EnterpriseFigures(DistrictDb db, EnterpriseCounts counts, EnterpriseCatalogues catalogues, District district)
{
    private const int Top = 10;
    private const int Said = 5;

    public async Task<AskedFigures> OfAsync(ListState asked, CancellationToken cancel)
    {
        var list = asked with { Path = "/enterprises", Page = 1, Sort = null, Desc = false, Columns = [] };
        var places = await district.Recent.UnitsAsync(db, cancel);
        var (now, today) = (db.Now, db.Now.ShanghaiDate);
        var period = DemandFigures.PeriodOf(list, today);
        string Place(Guid? id) => id is { } known && places.TryGetValue(known, out var unit) ? unit.ShortName : "属地未定";
        string Industry(string? code) => catalogues.Industries.Sections.FirstOrDefault(s => s.Code == code)?.Name ?? "行业未填";
        var condition = Words(list, Place, Industry);
        var total = await counts.CountAsync(list, cancel);
        AskedNumber Of(string name, int count, string filter, string? value) => new(name, $"{count}户", count, "户", $"{condition}，{name}",
            count == total ? list.Url : value is not null && list.Filter(filter) is null ? list.WithFilter(filter, value).Url : null);

        var statuses = (await counts.ByStatusAsync(list, cancel)).Select(s => (Name: s.Value ?? "", Number: Of(s.Value ?? "", s.Count, "status", s.Value))).ToList();
        var sizes = (await counts.BySizeAsync(list, cancel)).Select(s => (Name: s.Value ?? "规模无法判定", Number: Of(s.Value ?? "规模无法判定", s.Count, "scale", s.Value ?? "unknown"))).ToList();
        var industries = (await counts.ByIndustryAsync(list, cancel)).Select(s => (Name: Industry(s.Value), Number: Of(Industry(s.Value), s.Count, "industry", s.Value))).ToList();
        var territories = (await counts.ByPlaceAsync(list, cancel)).Select(s => (Name: Place(s.Value), Number: Of(Place(s.Value), s.Count, "place", s.Value?.ToString()))).ToList();

        var text = new AskedParagraph().Say(period is null ? $"截至{ChineseFormat.Date(today)}，企业库中共有经营主体" : $"{period.Words}成立的经营主体共")
            .Say(new AskedNumber("经营主体", $"{total}户", total, "户", condition, list.Url));
        if (period is { Previous: var before })
        {
            var earlier = list.WithFilter("from", before.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).WithFilter("to", before.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            var was = await counts.CountAsync(earlier, cancel);
            text.Say($"，{OfficialNumber.ChangeWords(total, was, "户")}（上一期{before.Words}").Say(new AskedNumber("上一期", $"{was}户", was, "户", Words(earlier, Place, Industry), earlier.Url)).Say("）");
        }
        if (Narrowed(list, Place, Industry) is { Length: > 0 } narrowed) text.Say($"（{narrowed}）");
        text.Say("。");
        if (total > 0)
        {
            text.Say("按登记状态，").SayAll(statuses).Say("。按规模，").SayAll(sizes).Say("。较多的行业是").SayAll(industries.Take(Said)).Say("；较多的属地是").SayAll(territories.Take(Said)).Say("。");
        }
        text.Say($"数据截止{now.ToShanghai().ToString("yyyy年M月d日H时m分", CultureInfo.InvariantCulture)}。");
        IReadOnlyList<AskedTable> tables = total == 0 ? [] :
        [
            Table("表1　按属地", "属地", territories, total), Table("表2　按行业", "行业", industries, total), Table("表3　按规模", "规模", sizes, total),
        ];
        return new AskedFigures(period is null ? "经营主体情况" : $"{period.Words}成立的经营主体情况", text.Parts, tables, condition, now, asked.UrlOn("/enterprises"));
    }

    private static AskedTable Table(string caption, string head, IEnumerable<(string Name, AskedNumber Number)> rows, int total) => new(caption, [head, "户数（户）", "占比（％）"],
    [
        .. rows.Take(Top).Select(r => (IReadOnlyList<AskedPart>)[new AskedPart(r.Name), new AskedPart(OfficialNumber.Of(r.Number.Value ?? 0), r.Number),
            new AskedPart(OfficialNumber.Of(MetricRunner.Percent(r.Number.Value ?? 0, total, 1)))]),
    ]);

    private string Words(ListState list, Func<Guid?, string> place, Func<string?, string> industry)
    {
        var from = list.Filter("from") is { } first ? $"{first} 起成立" : "";
        var to = list.Filter("to") is { } last ? $"{last} 以前成立" : "";
        var all = new[] { from, to, Narrowed(list, place, industry) }.Where(t => t.Length > 0).ToList();
        return all.Count == 0 ? $"{district.Profile.Name}企业库全部" : string.Join('，', all);
    }

    private static string Narrowed(ListState list, Func<Guid?, string> place, Func<string?, string> industry)
    {
        var said = new List<string>();
        if (list.Q.Length > 0) said.Add($"含“{list.Q}”");
        foreach (var (name, value) in list.Filters)
        {
            var words = name switch
            {
                "place" => $"属地为{place(Guid.TryParse(value, out var id) ? id : null)}",
                "industry" => $"行业为{industry(value)}",
                "scale" => value == "unknown" ? "规模无法判定" : $"规模为{value}",
                "status" => $"状态为{value}",
                "tag" or "kind" => value,
                _ => null,
            };
            if (words is not null) said.Add(words);
        }
        return string.Join('，', said);
    }
}
