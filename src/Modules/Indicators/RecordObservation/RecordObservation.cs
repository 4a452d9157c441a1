using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Indicators.RecordObservation;

public sealed class ObservationForm
{
    [Required(ErrorMessage = "请选择口径")]
    public IndicatorSpan? Span { get; set; }
    public ObservationNature Nature { get; set; }

    [Required(ErrorMessage = "请填写期间")]
    public string? Period { get; set; }

    [Required(ErrorMessage = "请填写数值")]
    public decimal? Value { get; set; }

    /// <summary>Empty: the indicator's.</summary>
    public string? Unit { get; set; }

    /// <summary>同比 in percent, as the source gives it.</summary>
    public decimal? Growth { get; set; }
    public DateOnly? MadeOn { get; set; }

    [StringLength(100, ErrorMessage = "来源不超过 100 字")]
    public string? Source { get; set; }

    [StringLength(300, ErrorMessage = "备注不超过 300 字")]
    public string? Note { get; set; }

    [StringLength(200, ErrorMessage = "修订原因不超过 200 字")]
    public string? Reason { get; set; }
}

public enum Written { New, Revised, Unchanged }

/// <summary>登记指标数据：当月和累计各记各的；已经有的数不覆盖，改数写修订原因，原来的数照样查得到。</summary>
public sealed class RecordObservationHandler(DistrictDb db, IndicatorBook book, ObservationWriter writer)
{
    public async Task<Result<Written>> HandleAsync(string id, ObservationForm form, CancellationToken cancel)
    {
        var indicator = book.Find(id) ?? throw new NotThereException($"indicator {id}");
        if (!await writer.MayAsync(indicator, cancel)) throw new NotAllowedException(IndicatorActions.Record);
        if (indicator.Metric is not null && form.Nature == ObservationNature.Actual) return IndicatorProblems.IsComputed;
        var result = await writer.TakeAsync(indicator, form, null, isTried: false, cancel);
        if (result.IsDone && result.Value != Written.Unchanged) await db.SaveAsync(cancel);
        return result;
    }
}

/// <summary>Takes a value into the context, for the page, the import and the computation alike; the caller saves.</summary>
public sealed class ObservationWriter(DistrictDb db, CurrentUser user)
{
    /// <summary>The keeper's people, and the office.</summary>
    public async Task<bool> MayAsync(Indicator indicator, CancellationToken cancel) => user.ScopeOf(IndicatorActions.Record) switch
    {
        Scope.District => true,
        Scope.None => false,
        _ => indicator.Keeper is { } keeper && user.UnitId is { } unit && await db.Units.AnyAsync(u => u.Id == unit && u.Code == keeper, cancel),
    };

    /// <param name="isTried">a dry run: nothing is recorded, and the caller forgets what was changed</param>
    public async Task<Result<Written>> TakeAsync(Indicator indicator, ObservationForm form, ComputedValue? computed, bool isTried, CancellationToken cancel)
    {
        var span = form.Span!.Value;
        if (!indicator.Spans.Contains(span) && !(span == IndicatorSpan.Year && form.Nature != ObservationNature.Actual)) return IndicatorProblems.SpanNotKept(indicator);
        if (SpanPeriod.Read(span, form.Period) is not { } period) return IndicatorProblems.BadPeriod(span, form.Period);
        if (form.Nature == ObservationNature.Actual && period.To > db.Now.ShanghaiDate) return IndicatorProblems.Future;
        if (form.Nature == ObservationNature.Forecast && (form.MadeOn is not { } made || made > db.Now.ShanghaiDate)) return IndicatorProblems.NeedsMadeOn;
        var unit = string.IsNullOrWhiteSpace(form.Unit) ? indicator.Unit : form.Unit.Trim();
        if (!UnitScale.AreCompatible(unit, indicator.Unit)) return IndicatorProblems.BadUnit(indicator, unit);
        var number = UnitScale.Convert(form.Value!.Value, unit, indicator.Unit);
        if (computed is not null) number = decimal.Round(number, indicator.Decimals, MidpointRounding.AwayFromZero);
        if (decimal.Round(number, indicator.Decimals) != number || Math.Abs(number) > 100_000_000_000m) return IndicatorProblems.TooFine(indicator);
        return await WriteAsync(indicator, form, span, period, number, computed, isTried, cancel);
    }

    private async Task<Result<Written>> WriteAsync(Indicator indicator, ObservationForm form, IndicatorSpan span, SpanPeriod period, decimal number, ComputedValue? computed, bool isTried, CancellationToken cancel)
    {
        var madeOn = form.Nature == ObservationNature.Forecast ? form.MadeOn : null;
        var key = Observation.KeyOf(indicator.Id, form.Nature, span, period.To, madeOn);
        var (value, growth) = ((long)(number * 10_000), form.Growth is { } g ? (long?)(long)(g * 10_000) : null);
        var known = db.Observations.Local.FirstOrDefault(o => o.Key == key) ?? await db.Observations.FirstOrDefaultAsync(o => o.Key == key, cancel);
        if (known is null)
        {
            var added = new Observation
            {
                Id = db.NewId(), Key = key, IndicatorId = indicator.Id, Indicator = indicator.Name, Area = indicator.Area, Nature = form.Nature, Span = span, PeriodFrom = period.From, PeriodTo = period.To, MadeOn = madeOn, Value = value, Unit = indicator.Unit,
                ReportedGrowth = growth, Source = form.Source ?? indicator.Source, Note = form.Note, EnteredByName = user.Name, ComputedBy = computed?.Metric, Digest = computed?.Digest,
            };
            db.Observations.Add(added);
            if (!isTried) db.Audit(computed is null ? "indicator.recorded" : "indicator.computed", "indicator", added.Id, ("indicator", indicator.Id), ("span", span.Word), ("period", period.Words(span)), ("value", number), ("unit", indicator.Unit));
            return Written.New;
        }
        if (known.Value == value && (growth is null || known.ReportedGrowth == growth)) return Written.Unchanged;
        if (string.IsNullOrWhiteSpace(form.Reason)) return IndicatorProblems.NeedsReason($"{known.Number.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture)}{known.Unit}");
        if (!isTried) db.Audit("indicator.revised", "indicator", known.Id, ("was", known.Number), ("value", number), ("reason", form.Reason));
        (known.Value, known.ReportedGrowth, known.Reason, known.EnteredByName, known.Note, known.ComputedBy, known.Digest) = (value, growth ?? known.ReportedGrowth, form.Reason, user.Name, form.Note ?? known.Note, computed?.Metric, computed?.Digest);
        if (form.Source is not null) known.Source = form.Source;
        return Written.Revised;
    }
}
