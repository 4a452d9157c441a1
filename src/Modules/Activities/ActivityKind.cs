namespace Yingshang.Activities;

/// <summary>A kind of activity as the pack declares it (<c>activities/*.yaml</c>).</summary>
/// <param name="Family">类别: 会谈, 走访, 招聘 …, under which kinds are added up</param>
/// <param name="Invites">guests are invited before it is held</param>
/// <param name="SignsIn">enterprise guests may sign in by a code; officials never do</param>
/// <param name="IsOpen">every member of staff sees it, not only who takes part</param>
/// <param name="Channel">来源 of demands that are filed from it; null: none are</param>
/// <param name="GivesPromises">what is promised at it goes into the ledger of what is owed</param>
/// <param name="Mechanisms">which of the district's mechanisms it carries</param>
public sealed record ActivityKind(
    string Id, string Name, string Family, string? Meaning, bool Invites, bool SignsIn, bool IsOpen, string? Channel, bool GivesPromises,
    IReadOnlyList<ParticipantRole> Roles, IReadOnlyList<OutcomeKind> Outcomes, IReadOnlyList<string> Mechanisms)
{
    /// <summary>Outcomes of the activity as a whole.</summary>
    public IEnumerable<OutcomeKind> Whole => Outcomes.Where(o => !o.IsPerEnterprise);

    public IEnumerable<OutcomeKind> PerEnterprise => Outcomes.Where(o => o.IsPerEnterprise);

    public ParticipantRole? Guests => Roles.FirstOrDefault(r => r.Kind == ParticipantKind.Enterprise);
}

/// <summary>As what somebody takes part.</summary>
public sealed record ParticipantRole(string Id, string Name, ParticipantKind Kind, bool IsRequired, string? Help);

/// <summary>A counted outcome: 达成意向（人）.</summary>
/// <param name="Decimals">0 to 2</param>
/// <param name="IsPerEnterprise">counted of each enterprise that took part</param>
public sealed record OutcomeKind(string Id, string Name, string Unit, int Decimals, bool IsPerEnterprise);
