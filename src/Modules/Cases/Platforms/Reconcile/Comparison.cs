using System.Globalization;
using Yingshang.Cases.Engine;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Platforms.Reconcile;

/// <summary>A demand of ours that came from a platform.</summary>
public sealed record OurDemand(Case Case, Demand Demand);

/// <summary>Compares their list of a month with ours. Pure: what it is given is all it looks at.</summary>
/// <param name="month">its first day</param>
public sealed class Comparison(PlatformLayout layout, DateOnly month)
{
    private readonly List<ReconciliationLine> _lines = [];

    public IReadOnlyList<ReconciliationLine> Lines => _lines;
    public int Theirs { get; private set; }
    public int Ours { get; private set; }
    public int Same { get; private set; }

    /// <param name="bad">lines that cannot be read, with why</param>
    /// <param name="ours">those of the platform that were answered in the month, and those that the list names</param>
    public void Run(IReadOnlyList<PlatformLine> list, IReadOnlyList<(int Line, string Number, string Why)> bad, IReadOnlyList<OurDemand> ours)
    {
        var byNumber = ours.Where(o => o.Demand.ExternalNumber is not null).ToLookup(o => o.Demand.ExternalNumber!);
        var named = list.Select(l => l.Number).ToHashSet();
        Ours = ours.Count(IsOfMonth);
        foreach (var line in list.OrderBy(l => l.ClosedAt).ThenBy(l => l.Number, StringComparer.Ordinal)) Compare(line, byNumber[line.Number].FirstOrDefault());
        foreach (var here in ours.Where(IsOfMonth).Where(o => o.Demand.ExternalNumber is not { } number || !named.Contains(number)).OrderBy(o => o.Case.AnsweredAt)) Alone(here);
        foreach (var (line, number, why) in bad) Add(DifferenceKind.Unreadable, number, null, $"第 {line} 行", why);
    }

    private void Compare(PlatformLine line, OurDemand? here)
    {
        if (line.ClosedAt is { } at && FirstOf(at) != month)
        {
            Add(DifferenceKind.Unreadable, line.Number, here, $"{Day(at)}办结", $"不是{month:yyyy年M月}办结的，没有对");
            return;
        }
        Theirs++;
        var before = _lines.Count;
        if (here is null) Add(DifferenceKind.OnlyThere, line.Number, null, Says(line), "本区没有这个编号", line.EnterpriseName ?? line.Title ?? "");
        else if (here.Case.AnsweredAt is null) Add(DifferenceKind.OpenHere, line.Number, here, Says(line), here.Case.State.Word);
        else Differences(line, here);
        if (_lines.Count == before) Same++;
    }

    private void Differences(PlatformLine line, OurDemand here)
    {
        if (line.Outcome is { } outcome && layout.Outcomes.Ours(outcome) is var mapped && (mapped ?? outcome) != here.Case.Outcome)
            Add(DifferenceKind.Outcome, line.Number, here, mapped is null || mapped == outcome ? outcome : $"{outcome}（即{mapped}）", here.Case.Outcome ?? "");
        // Who was not asked has said nothing: only two answers can differ.
        if ((line.Rating is { } theirs && here.Demand.Rating is { } ours && theirs != ours) || (line.SaysSolved is { } solved && here.Demand.SaysSolved is { } said && solved != said))
            Add(DifferenceKind.Satisfaction, line.Number, here, Heard(line.SaysSolved, line.Rating, line.Satisfaction), Heard(here.Demand.SaysSolved, here.Demand.Rating, null));
        if (line.ClosedAt is { } closed && Math.Abs(closed.ShanghaiDate.DayNumber - here.Case.AnsweredAt!.Value.ShanghaiDate.DayNumber) > layout.ToleratedDays)
            Add(DifferenceKind.Time, line.Number, here, Day(closed), Day(here.Case.AnsweredAt.Value));
    }

    private void Alone(OurDemand here) => Add(DifferenceKind.OnlyHere, here.Demand.ExternalNumber ?? "", here, "清单里没有",
        $"{Day(here.Case.AnsweredAt!.Value)}办结，{here.Case.Outcome}，{(here.Demand.ExternalNumber is null ? "没有写外部编号" : here.Demand.FilledBackAt is { } at ? $"{Day(at)}已回填" : "还没有回填")}");

    private bool IsOfMonth(OurDemand o) => o.Case.AnsweredOn is { } day && day.Year == month.Year && day.Month == month.Month;

    private void Add(DifferenceKind kind, string number, OurDemand? here, string theirs, string ours, string? title = null) => _lines.Add(new ReconciliationLine
    {
        Order = _lines.Count + 1, Kind = kind, Number = number, CaseId = here?.Case.Id, CaseNumber = here?.Case.Number, Title = here?.Case.Title ?? title ?? "", Theirs = theirs, Ours = ours,
    });

    private static string Says(PlatformLine line) => string.Join("，", new[] { line.ClosedAt is { } at ? $"{Day(at)}办结" : "已办结", line.Outcome }.OfType<string>());

    private static string Heard(bool? solved, int? rating, string? word) =>
        string.Join("，", new[] { solved switch { true => "解决了", false => "没解决", null => null }, word ?? (rating is { } score ? $"{score} 分" : null) }.OfType<string>());

    private static string Day(DateTime at) => at.ShanghaiDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly FirstOf(DateTime at) => new(at.ShanghaiDate.Year, at.ShanghaiDate.Month, 1);
}
