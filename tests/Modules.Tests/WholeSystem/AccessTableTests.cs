using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.People;

namespace Yingshang.Modules.Tests.WholeSystem;

public sealed class AccessTableTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public void Each_role_may_do_what_was_written_down_and_nothing_else()
    {
        var table = app.District.Access;
        var differences = from action in table.Actions.Select(a => a.Id).Union(Expected.Actions)
                          from role in Enum.GetValues<Role>()
                          let found = table.ScopeOf(role, action)
                          let expected = Expected.ScopeOf(role, action)
                          where found != expected
                          select $"{role} {action}: {found}, expected {expected}";
        Assert.Empty(differences);
    }

    [Fact]
    public void Every_action_is_in_the_written_table() => Assert.Empty(app.District.Access.Actions.Select(a => a.Id).Except(Expected.Actions));

    [Fact]
    public void The_three_administrators_see_no_business()
    {
        string[] theirs = [PlatformActions.ManageAccounts, PlatformActions.GrantRoles, PlatformActions.ReadAudit];
        foreach (var role in new[] { Role.SystemAdmin, Role.SecurityAdmin, Role.AuditAdmin })
            Assert.Single(app.District.Access.Actions, a => app.District.Access.ScopeOf(role, a.Id) != Scope.None && theirs.Contains(a.Id));
    }
}
