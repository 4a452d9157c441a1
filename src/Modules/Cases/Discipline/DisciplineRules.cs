using Yingshang.Platform.Packs;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Discipline;

/// <summary><c>discipline.yaml</c>: what counts as an exception, kinds of clues, who receives them.</summary>
/// <param name="Returns">一件退回几次起</param>
/// <param name="DoubtfulRating">办结为已解决而评价不高于几分</param>
/// <param name="OverdueSteps">一件几个环节超期起</param>
public sealed record DisciplineRules(int Returns, int DoubtfulRating, IReadOnlyList<string> WithdrawalReasons, int OverdueSteps, Limit LookBack, IReadOnlyList<string> ClueKinds, IReadOnlyList<string> Addressees)
{
    internal static DisciplineRules Read(PackReader pack)
    {
        var top = pack.Read("discipline.yaml");
        var exceptions = top?.Map("exceptions");
        var back = exceptions?.Text("look_back") ?? "";
        var parse = Limit.Parse(back);
        if (parse.Limit is null && back.Length > 0) exceptions!.Node("look_back")!.Problem(parse.Problem + "。");
        var rules = new DisciplineRules(exceptions?.Int("returns") ?? 0, exceptions?.Int("doubtful_rating") ?? 0, exceptions?.Texts("withdrawal_reasons") ?? [], exceptions?.Int("overdue_steps") ?? 0,
            parse.Limit ?? Limit.Months(6), top?.Texts("clue_kinds") ?? [], top?.Texts("addressees") ?? []);
        exceptions?.NothingElse();
        top?.TextOrNull("source");
        top?.NothingElse();
        return rules;
    }
}
