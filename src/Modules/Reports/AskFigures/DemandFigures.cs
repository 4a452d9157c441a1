using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.Engine;
using Yingshang.Cases.FollowUp;
using Yingshang.Cases.ListCases;
using Yingshang.Metrics;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Reports.AskFigures;

/// <summary>临时要数 of demands: what the list of an address finds, as far as this reader sees it. 办结 is every answer, 解决 only 已解决; what the enterprise withdrew is in neither rate.</summary>
public sealed class DemandFigures(DistrictDb db, CaseQuery query, DemandCatalogues catalogues, District district, CurrentUser user)
{
    private const int Top = 10;
    private const int Said = 5;

    private readonly IReadOnlyList<string> _solved = [.. catalogues.Outcomes.Where(o => o.IsSolved).Select(o => o.Name)];

    public async Task<AskedFigures> OfAsync(ListState asked, CancellationToken cancel)
    {
        // Order, columns and page change no number.
        var list = asked with { Path = "/cases", Page = 1, Sort = null, Desc = false, Columns = [] };
        var units = await district.Recent.UnitsAsync(db, cancel);
        var words = new DemandConditions(units, await db.WorkGroups.AsNoTracking().ToListAsync(cancel), district.Profile);
        var (now, today) = (db.Now, db.Now.ShanghaiDate);
        var period = PeriodOf(list, today);
        var counts = new Counter(list, words.Of(list), _solved);

        var byTopic = await GroupAsync(query.Cases(list).GroupBy(c => new { Key = c.Topic, c.State, c.Outcome }).Select(g => new Group<string>(g.Key.Key, g.Key.State, g.Key.Outcome, g.Count())), cancel);
        var byUnit = await GroupAsync(query.Cases(list).GroupBy(c => new { Key = c.LeadUnitId, c.State, c.Outcome }).Select(g => new Group<Guid?>(g.Key.Key, g.Key.State, g.Key.Outcome, g.Count())), cancel);
        var all = new Tally(byTopic.Select(g => (g.State, g.Outcome, g.Count)), _solved);
        var over = await query.Cases(list).Scored(db).CountAsync(c => c.DueAt <= now && (c.State == CaseState.Received || c.State == CaseState.Dispatched || c.State == CaseState.InHand || c.State == CaseState.ReturnAsked), cancel);

        var text = new AskedParagraph();
        text.Say($"{(period is null ? $"截至{ChineseFormat.Date(today)}，" : period.Words + "，")}{Scope(units)}共收到企业诉求").Say(counts.Total(all))
            .Say(words.InWords(list) is { Length: > 0 } said ? $"（{said}）" : "");
        if (period is not null) await CompareAsync(text, list, period, all, words, cancel);
        text.Say("。按办理状态，");
        text.SayAll(Enum.GetValues<CaseState>().Where(s => all.In(s) > 0).Select(s => (s.Word, counts.Of(s.Word, all.In(s), all.All, "state", s.ToString(), s.Word)))).Say("。");
        if (all.All == 0) text = new AskedParagraph().Say(text.Parts[0].Text).Say(counts.Total(all)).Say(text.Parts[2].Text);
        else
        {
            text.Say("已办结").Say(counts.Closed(all)).Say("，办结率").Say(counts.ClosingRate(all)).Say("；办结的诉求中已解决").Say(counts.SolvedOf(all)).Say("，解决率").Say(counts.SolvingRate(all)).Say("（办结不等于解决）。");
            text.Say(over == 0 ? "没有超期未办结的。" : "超期未办结");
            if (over > 0) text.Say(counts.Of("超期未办结", over, all.All, "lamp", "over", "超期未办结")).Say("。");
            var topics = Ranked(byTopic);
            text.Say("反映较多的是").SayAll(topics.Take(Said).Select(t => (t.Key, counts.Of(t.Key, t.Tally.All, all.All, "topic", t.Key, $"主题为{t.Key}")))).Say("。");
            var leads = Ranked(byUnit).Where(u => u.Key is not null).ToList();
            if (leads.Count > 0)
                text.Say("主办较多的是").SayAll(leads.Take(Said).Select(u => (units[u.Key!.Value].ShortName, counts.Of(units[u.Key.Value].ShortName, u.Tally.All, all.All, "unit", u.Key.ToString()!, $"主办单位为{units[u.Key.Value].ShortName}")))).Say("。");
        }
        if (all.All == 0) text.Say("。");
        text.Say($"数据截止{now.ToShanghai().ToString("yyyy年M月d日H时m分", CultureInfo.InvariantCulture)}。");

        var tables = all.All == 0 ? [] : new List<AskedTable>
        {
            Table("表1　按主题", "主题", Ranked(byTopic).Select(t => (t.Key, t.Tally, Narrow: ("topic", t.Key, $"主题为{t.Key}"))), list, words, all),
            Table("表2　按主办单位", "主办单位", Ranked(byUnit).Where(u => u.Key is not null).Select(u => (units[u.Key!.Value].ShortName, u.Tally, ("unit", u.Key.ToString()!, $"主办单位为{units[u.Key.Value].ShortName}"))), list, words, all),
        };
        return new AskedFigures(period is null ? "企业诉求办理情况" : $"{period.Words}企业诉求办理情况", text.Parts, tables, words.Of(list), now, asked.UrlOn("/cases"));
    }

    /// <summary>From and to of the list; to today where it has only a beginning; null where it has none.</summary>
    internal static Period? PeriodOf(ListState list, DateOnly today)
    {
        if (!DateOnly.TryParse(list.Filter("from"), CultureInfo.InvariantCulture, out var from)) return null;
        var to = DateOnly.TryParse(list.Filter("to"), CultureInfo.InvariantCulture, out var end) ? end : today;
        return to < from ? null : new Period(from, to);
    }

    private string Scope(IReadOnlyDictionary<Guid, Unit> units) => user.ScopeOf(CaseActions.View) == Platform.People.Scope.District ? "全区"
        : user.UnitId is { } own && units.TryGetValue(own, out var unit) ? $"{unit.ShortName}（主办、协办、代为填报和属地）" : "";

    private async Task CompareAsync(AskedParagraph text, ListState list, Period period, Tally all, DemandConditions words, CancellationToken cancel)
    {
        var before = period.Previous;
        var earlier = list.WithFilter("from", Iso(before.From)).WithFilter("to", Iso(before.To));
        var count = await query.Cases(earlier).CountAsync(cancel);
        var number = new AskedNumber("上一期收到", $"{count}件", count, "件", words.Of(earlier), earlier.Url);
        text.Say($"，{OfficialNumber.ChangeWords(all.All, count, "件")}（上一期{before.Words}").Say(number).Say("）");
    }

    private static async Task<List<Group<T>>> GroupAsync<T>(IQueryable<Group<T>> groups, CancellationToken cancel) => await groups.ToListAsync(cancel);

    private List<(T Key, Tally Tally)> Ranked<T>(List<Group<T>> groups) =>
        [.. groups.GroupBy(g => g.Key).Select(g => (g.Key, Tally: new Tally(g.Select(x => (x.State, x.Outcome, x.Count)), _solved))).OrderByDescending(g => g.Tally.All).ThenBy(g => g.Key?.ToString(), StringComparer.Ordinal)];

    private AskedTable Table(string caption, string head, IEnumerable<(string Label, Tally Tally, (string Name, string Value, string Words) Narrow)> rows, ListState list, DemandConditions words, Tally all)
    {
        var shown = rows.Take(Top).ToList();
        var lines = shown.Select(r =>
        {
            var narrowed = list.WithFilter(r.Narrow.Name, r.Narrow.Value);
            return Row(r.Label, new Counter(narrowed, words.Of(narrowed), _solved), r.Tally);
        }).ToList();
        // Parts and sum agree: what is not listed, and what no unit has yet.
        var others = all.Less(shown.Select(r => r.Tally), _solved);
        if (others.All > 0) lines.Add([.. Row("其他", new Counter(list, "", _solved), others).Select(p => new AskedPart(p.Text))]);
        lines.Add(Row("合计", new Counter(list, words.Of(list), _solved), all));
        return new AskedTable(caption, [head, "收到（件）", "办结（件）", "办结率（％）", "解决（件）", "解决率（％）", "在办（件）"], lines);
    }

    private static IReadOnlyList<AskedPart> Row(string label, Counter count, Tally tally)
    {
        AskedNumber[] numbers = [count.Total(tally), count.Closed(tally), count.ClosingRate(tally), count.SolvedOf(tally), count.SolvingRate(tally), count.Open(tally)];
        return [new AskedPart(label), .. numbers.Select(n => new AskedPart(n.Value is { } value ? OfficialNumber.Of(value) : "—", n))];
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Group<T>(T Key, CaseState State, string? Outcome, int Count);

    /// <summary>Demands by state and outcome.</summary>
    private sealed class Tally(IEnumerable<(CaseState State, string? Outcome, int Count)> groups, IReadOnlyList<string> solved)
    {
        private readonly List<(CaseState State, string? Outcome, int Count)> _groups = [.. groups];

        /// <summary>Without those of some parts.</summary>
        public Tally Less(IEnumerable<Tally> parts, IReadOnlyList<string> solved) => new(_groups.Concat(parts.SelectMany(p => p._groups).Select(g => (g.State, g.Outcome, -g.Count))), solved);

        public int All => _groups.Sum(g => g.Count);
        public int In(CaseState state) => _groups.Where(g => g.State == state).Sum(g => g.Count);
        public int Closed => In(CaseState.Answered) + In(CaseState.Confirmed);
        public int Kept => All - In(CaseState.Withdrawn);
        public int Open => _groups.Where(g => g.State.IsOpen).Sum(g => g.Count);
        public int Solved => _groups.Where(g => g.State is CaseState.Answered or CaseState.Confirmed && solved.Contains(g.Outcome ?? "")).Sum(g => g.Count);
    }

    /// <summary>Numbers under the condition of a list, each with the list that shows its records.</summary>
    private sealed class Counter(ListState list, string condition, IReadOnlyList<string> solved)
    {
        public AskedNumber Total(Tally t) => new("收到", $"{t.All}件", t.All, "件", condition, list.Url);

        public AskedNumber Closed(Tally t) => Of("办结", t.Closed, t.All, "state", "closed", "已办结");

        public AskedNumber Open(Tally t) => Of("在办", t.Open, t.All, "state", "open", "未办结");

        public AskedNumber SolvedOf(Tally t) => solved.Count == 1
            ? Of("解决", t.Solved, t.All, "outcome", solved[0], $"结果为{solved[0]}")
            : new AskedNumber("解决", $"{t.Solved}件", t.Solved, "件", $"{condition}，结果为{string.Join('、', solved)}", null);

        public AskedNumber ClosingRate(Tally t) => Rate("办结率", t.Closed, t.Kept, $"{condition}；办结{t.Closed}件÷收到（不含企业撤回）{t.Kept}件", Closed(t).Href);

        public AskedNumber SolvingRate(Tally t) => Rate("解决率", t.Solved, t.Closed, $"{condition}；已解决{t.Solved}件÷办结{t.Closed}件", SolvedOf(t).Href);

        /// <summary>Where the list is narrowed by the same thing already, its own address shows the records only when they are all of them.</summary>
        public AskedNumber Of(string name, int count, int all, string filter, string value, string words)
        {
            var href = count == all ? list.Url : count == 0 ? null : list.Filter(filter) is null or "open" or "closed" ? list.WithFilter(filter, value).Url : null;
            return new AskedNumber(name, $"{count}件", count, "件", condition.Length == 0 ? words : $"{condition}，{words}", href);
        }

        private static AskedNumber Rate(string name, int part, int all, string condition, string? href) => all == 0
            ? new AskedNumber(name, "（没有可算的）", null, "％", condition, null)
            : MetricRunner.Percent(part, all, 1) is var percent ? new AskedNumber(name, $"{OfficialNumber.Of(percent)}％", percent, "％", condition, href) : throw new InvalidOperationException();
    }
}
