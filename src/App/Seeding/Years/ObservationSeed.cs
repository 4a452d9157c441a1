using System.Globalization;
using Yingshang.Indicators;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Seeding.Years;

/// <summary>指标数据 of the demo years, from <c>course/observations.yaml</c>: months with what they add up to, quarters, years, stocks, forecasts, targets, and a few revisions; up to the last month that is over.</summary>
internal sealed class ObservationSeed(IndicatorBook book, IReadOnlyList<DeclaredUnit> units, IReadOnlyList<Account> accounts, DateTime now)
{
    private const decimal Scale = 10_000m;

    // Months are published in the middle of the next one.
    private const int PublishedAfterDays = 15;

    private readonly Dictionary<string, Observation> _all = [];
    private readonly List<(Observation Row, DateTime At, decimal Now, string Reason)> _revisions = [];

    public int Count => _all.Count;

    public void Read(PackReader pack)
    {
        const string File = "course/observations.yaml";
        if (!pack.Exists(File) || pack.Read(File) is not { } top) return;
        top.TextOrNull("source");
        foreach (var node in top.List("observations"))
        {
            if (book.Find(node.Text("indicator")) is not { } indicator)
            {
                node.Problem($"没有指标“{node.Text("indicator")}”{Suggestion.For(node.Text("indicator"), book.All.Select(i => i.Id))}");
                continue;
            }
            Months(indicator, node);
            Singles(indicator, node);
            node.NothingElse();
        }
        top.NothingElse();
    }

    public async Task WriteAsync(DistrictDb db, CancellationToken cancel)
    {
        var chronicle = new Chronicle(db);
        foreach (var row in _all.Values) chronicle.Note(row, Published(row));
        foreach (var (row, at, value, reason) in _revisions.OrderBy(r => r.At))
        {
            (row.Value, row.Reason) = ((long)(value * Scale), reason);
            chronicle.Note(row, at);
        }
        await chronicle.WriteAsync(cancel);
    }

    /// <summary>当月 as listed by year, 累计 added up where the indicator keeps it; growth as the source gives it.</summary>
    private void Months(Indicator indicator, DeclarationNode node)
    {
        var growth = Lists(node, "growth");
        foreach (var (year, months) in Lists(node, "months"))
        {
            var sum = 0m;
            foreach (var (i, value) in months.Index())
            {
                sum += value;
                if (indicator.Spans.Contains(IndicatorSpan.Month)) Add(indicator, ObservationNature.Actual, IndicatorSpan.Month, year, i + 1, value, null);
                if (indicator.Spans.Contains(IndicatorSpan.Cumulative)) Add(indicator, ObservationNature.Actual, IndicatorSpan.Cumulative, year, i + 1, sum, growth.GetValueOrDefault(year)?.ElementAtOrDefault(i));
            }
            if (months.Count == 12 && indicator.Spans.Contains(IndicatorSpan.Year)) Add(indicator, ObservationNature.Actual, IndicatorSpan.Year, year, 12, sum, growth.GetValueOrDefault(year)?.ElementAtOrDefault(11));
        }
        foreach (var (year, months) in Lists(node, "cumulative"))
            foreach (var (i, value) in months.Index()) Add(indicator, ObservationNature.Actual, IndicatorSpan.Cumulative, year, i + 1, value, growth.GetValueOrDefault(year)?.ElementAtOrDefault(i));
    }

    private void Singles(Indicator indicator, DeclarationNode node)
    {
        foreach (var (key, value) in node.Map("years")?.Pairs() ?? []) Add(indicator, ObservationNature.Actual, IndicatorSpan.Year, Int(key), 12, Number(value), null);
        foreach (var (key, value) in node.Map("quarters")?.Pairs() ?? []) Add(indicator, ObservationNature.Actual, IndicatorSpan.Quarter, Int(key[..4]), Int(key[^1..]) * 3, Number(value), null);
        foreach (var (key, value) in node.Map("points")?.Pairs() ?? []) Add(indicator, ObservationNature.Actual, IndicatorSpan.Point, Int(key[..4]), Int(key[5..]), Number(value), null);
        foreach (var (key, value) in node.Map("targets")?.Pairs() ?? []) Add(indicator, ObservationNature.Target, IndicatorSpan.Year, Int(key), 12, Number(value), null);
        foreach (var forecast in node.List("forecasts"))
        {
            Add(indicator, ObservationNature.Forecast, IndicatorSpan.Year, forecast.Int("year"), 12, forecast.Number("value"), null, forecast.Date("made"));
            forecast.NothingElse();
        }
        foreach (var revision in node.List("revisions"))
        {
            var month = revision.Text("month");
            var span = SpanWords.ByWord[revision.Choice("span", [.. SpanWords.ByWord.Keys])];
            var to = SpanPeriod.Of(span, Int(month[..4]), Int(month[5..])).To;
            if (!_all.TryGetValue(Observation.KeyOf(indicator.Id, ObservationNature.Actual, span, to, null), out var row)) revision.Problem("没有这一期的数。");
            else
            {
                // What the list says stands; before the revision it was another number.
                var at = LocalTime.ToUtc(revision.Date("on"), new TimeOnly(10, 40));
                if (at < now) (row.Value, _) = ((long)(revision.Number("was") * Scale), Revise(row, at, row.Number, revision.Text("reason")));
            }
            revision.NothingElse();
        }
    }

    private bool Revise(Observation row, DateTime at, decimal value, string reason)
    {
        _revisions.Add((row, at, value, reason));
        return true;
    }

    private void Add(Indicator indicator, ObservationNature nature, IndicatorSpan span, int year, int month, decimal value, decimal? growth, DateOnly? madeOn = null)
    {
        var period = SpanPeriod.Of(span, year, month);
        if (nature == ObservationNature.Actual && LocalTime.ToUtc(period.To.AddDays(PublishedAfterDays), new TimeOnly(9, 30)) >= now) return;
        var key = Observation.KeyOf(indicator.Id, nature, span, period.To, madeOn);
        var row = new Observation
        {
            Id = OrganisationSeed.IdOf("observation", key), Key = key, IndicatorId = indicator.Id, Indicator = indicator.Name, Area = indicator.Area, Nature = nature, Span = span, PeriodFrom = period.From, PeriodTo = period.To, MadeOn = madeOn,
            Value = (long)(value * Scale), Unit = indicator.Unit, ReportedGrowth = growth is { } g ? (long)(g * Scale) : null, Source = indicator.Source, EnteredByName = Keeper(indicator),
        };
        if (decimal.Round(value, indicator.Decimals) != value || !_all.TryAdd(key, row)) throw new InvalidOperationException($"course/observations.yaml: {key} {value}");
    }

    private DateTime Published(Observation row)
    {
        var at = LocalTime.ToUtc(row.MadeOn ?? (row.Nature == ObservationNature.Target ? row.PeriodFrom.AddDays(24) : row.PeriodTo.AddDays(PublishedAfterDays)), new TimeOnly(9, 30));
        return at < now ? at : now;
    }

    private string Keeper(Indicator indicator)
    {
        var unit = units.FirstOrDefault(u => u.Unit.Code == (indicator.Keeper ?? "business-environment-office"));
        return accounts.FirstOrDefault(a => a.UnitId == unit?.Unit.Id && a.Role is Role.Specialist or Role.Office)?.DisplayName ?? unit?.Unit.ShortName ?? "营商办";
    }

    private static Dictionary<int, List<decimal>> Lists(DeclarationNode node, string key) => (node.Map(key)?.Pairs() ?? []).ToDictionary(p => Int(p.Key), p => p.Value.Items().Select(Number).ToList());

    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static decimal Number(DeclarationNode node) => decimal.Parse(node.Scalar!, CultureInfo.InvariantCulture);
}
