using Yingshang.Feel;
using Yingshang.Platform.Packs;
using Yingshang.Platform.Pages;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Procedures;

/// <summary>The lamps of a procedure: the first condition that holds shines. Computed from deadline and now, never stored.</summary>
public sealed class LampSet
{
    private sealed record Moment(DateTime? DueAt, DateTime? NearFrom);

    private static readonly FieldDictionary Words = new(
        [new("due_at", "截止时刻", FeelType.DateTime), new("near_from", "临期时刻", FeelType.DateTime), .. DictionaryBook.Ambient]);

    private static readonly FieldBindings<Moment> Bindings = new FieldBindings<Moment>().Bind("due_at", m => m.DueAt).Bind("near_from", m => m.NearFrom);

    private readonly IReadOnlyList<(string Name, CompiledPredicate<Moment> When)> _lamps;

    private LampSet(IReadOnlyList<(string, CompiledPredicate<Moment>)> lamps) => _lamps = lamps;

    internal static LampSet Read(IReadOnlyList<DeclarationNode> lamps)
    {
        var read = new List<(string, CompiledPredicate<Moment>)>();
        foreach (var lamp in lamps)
        {
            var name = lamp.Choice("name", "超期", "临期", "正常");
            var check = FeelChecker.Check(lamp.Text("when"), Words, FeelKind.Bool);
            foreach (var problem in check.Problems.Where(p => p.Severity == FeelSeverity.Error)) lamp.Node("when")!.Problem(problem.ToString());
            if (check.Formula is { } formula) read.Add((name, formula.CompilePredicate(Bindings)));
            lamp.NothingElse();
        }
        return new LampSet(read);
    }

    /// <summary>正常 / 临期 / 超期2个工作日.</summary>
    public (string Text, Tone Tone) At(DateTime dueAt, DateTime nearFrom, DateTime now, WorkCalendar calendar)
    {
        if (Deadline.IsNever(dueAt)) return ("不计时", Tone.Plain);
        var moment = new Moment(dueAt, nearFrom);
        var ambient = AmbientValues.None.With("now", now);
        var name = _lamps.FirstOrDefault(l => l.When.Evaluate(moment, ambient) == Truth.True).Name ?? "正常";
        return name switch
        {
            "超期" => (calendar.OverdueText(dueAt, now), Tone.Over),
            "临期" => ("临期", Tone.Near),
            _ => ("正常", Tone.Ok),
        };
    }
}
