using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Pages;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Absence;

/// <summary>Somebody of a unit and the colleague who takes over.</summary>
public sealed record TwoColleagues(Account Who, Account Other);

/// <summary>The people of one's own unit who can stand in for one another.</summary>
public sealed class Colleagues(DistrictDb db, CurrentUser user)
{
    private static readonly Role[] Staff = [Role.Specialist, Role.Handler, Role.SectionHead, Role.UnitHead, Role.Office];

    public Task<List<Account>> AllAsync(CancellationToken cancel) =>
        db.Accounts.AsNoTracking().Where(a => a.UnitId == user.UnitId && !a.IsDisabled && Staff.Contains(a.Role)).OrderBy(a => a.DisplayName).ThenBy(a => a.Id).ToListAsync(cancel);

    public static IReadOnlyList<Choice> Choices(IEnumerable<Account> people) => [.. people.Select(a => new Choice(a.Id.ToString(), a.Post is null ? a.DisplayName : $"{a.DisplayName}（{a.Post}）"))];

    /// <param name="who">null: oneself</param>
    internal async Task<Result<TwoColleagues>> FindAsync(Guid? who, Guid other, CancellationToken cancel)
    {
        var id = who ?? user.AccountId;
        if (id != user.AccountId && !user.May(AbsenceActions.Others)) return CaseProblems.LeaveOfOthers();
        if (id == other) return CaseProblems.OwnSubstitute();
        var people = await AllAsync(cancel);
        return people.Find(p => p.Id == id) is { } first && people.Find(p => p.Id == other) is { } second ? new TwoColleagues(first, second) : CaseProblems.NotOfUnit("本单位");
    }
}
