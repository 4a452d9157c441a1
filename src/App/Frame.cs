using Yingshang.Activities;
using Yingshang.Books;
using Yingshang.Cases;
using Yingshang.Cases.Absence;
using Yingshang.Cases.Leader;
using Yingshang.Cases.Groups;
using Yingshang.Cases.Matters;
using Yingshang.Cases.Owed;
using Yingshang.Cases.Platforms;
using Yingshang.Duties;
using Yingshang.Enterprises;
using Yingshang.Indicators;
using Yingshang.Mechanisms;
using Yingshang.Metrics;
using Yingshang.Metrics.WriteRules;
using Yingshang.Reports;
using Yingshang.Platform.Pages;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.WorkCalendars;

namespace Yingshang.App;

/// <summary>Fills the frame around the pages: navigation by what this person may do.</summary>
internal static class Frame
{
    public static Shell For(HttpContext context, CurrentUser user, DistrictProfile profile, TimeProvider clock) => new()
    {
        DistrictName = profile.PlatformName,
        UserName = user.IsSignedIn ? user.Name : null,
        UnitName = user.IsSignedIn && user.Role != Role.Enterprise ? RoleNames.Of(user.Role) : null,
        ActingFor = user.ActingForName,
        CurrentPath = context.Request.Path,
        FindAction = user.May(CaseActions.View) && user.Role != Role.Enterprise ? "/cases" : null,
        SignOutAction = user.IsSignedIn ? "/sign-out" : null,
        Contact = $"{profile.OfficeName} {profile.Hotline}",
        Nav = [.. Items(user)],
        UserMenu = user.IsSignedIn ? [new NavItem("我的账号", "/me"), .. user.May(CaseActions.Accompany) ? new[] { new NavItem("本辖区", "/territory") } : [], .. user.May(AbsenceActions.Own) ? new[] { new NavItem("离岗和交接", "/absence") } : [], .. user.May(RuleActions.Try) ? new[] { new NavItem("规则怎么写", "/rules") } : []] : [],
        Watermark = user.IsSignedIn && user.Role != Role.Enterprise ? $"{user.StaffNumber ?? user.Name} {clock.GetUtcNow().UtcDateTime.ToShanghai():yyyy-MM-dd HH:mm}" : null,
    };

    /// <summary>More entries than this do not stand in one line beside the search box.</summary>
    private const int MostInLine = 8;

    /// <summary>The day's work stands open; the rest opens by what it is about, once there is more than a line of it.</summary>
    private static IEnumerable<NavItem> Items(CurrentUser user)
    {
        List<NavItem> daily = [.. Daily(user)];
        List<(string Name, List<NavItem> Items)> groups =
            [("跟进", [.. Followed(user)]), ("记录", [.. Kept(user)]), ("企业", [.. Firms(user)]), ("报告", [.. Reported(user)]), ("系统", [.. Administered(user)])];
        if (daily.Count + groups.Sum(g => g.Items.Count) <= MostInLine) return daily.Concat(groups.SelectMany(g => g.Items));
        return daily.Concat(groups.Where(g => g.Items.Count > 0).Select(g => g.Items.Count == 1 ? g.Items[0] : new NavItem(g.Name, g.Items[0].Href) { Items = g.Items }));
    }

    private static IEnumerable<NavItem> Daily(CurrentUser user)
    {
        if (user.May(LeaderActions.View)) yield return new NavItem("领导一页", "/leader");
        if (user.May(CaseActions.Dispatch)) yield return new NavItem("交办台", "/desk");
        if (user.May(CaseActions.Todo)) yield return new NavItem("待办", "/todo");
        if (user.May(OwedActions.RecordInstruction)) yield return new NavItem("批示和议定", "/owed");
        if (user.May(OwedActions.Exceptions)) yield return new NavItem("异常", "/discipline");
        if (user.May(CaseActions.Own)) yield return new NavItem("我的诉求", "/mine");
        if (user.May(CaseActions.View) && user.Role != Role.Enterprise) yield return new NavItem("诉求", "/cases");
    }

    private static IEnumerable<NavItem> Followed(CurrentUser user)
    {
        if (user.May(CaseActions.Urge)) yield return new NavItem("催办", "/chase");
        if (user.May(OwedActions.View) && !user.May(OwedActions.RecordInstruction)) yield return new NavItem("督办和批示", "/owed");
        if (user.May(MatterActions.View)) yield return new NavItem("一类事", "/matters");
        if (user.May(GroupActions.View)) yield return new NavItem("专班", "/groups");
        if (user.May(CaseActions.Sample)) yield return new NavItem("抽查", "/samples");
        if (user.May(ExternalActions.Import)) yield return new NavItem("平台往来", "/platforms");
        if (user.May(OwedActions.ViewReferrals)) yield return new NavItem("线索移送", "/referrals");
    }

    /// <summary>What happens, is owed again and again, is kept as a list, is counted every month.</summary>
    private static IEnumerable<NavItem> Kept(CurrentUser user)
    {
        if (user.May(ActivityActions.View)) yield return new NavItem("活动", "/activities");
        if (user.May(DutyActions.View)) yield return new NavItem("应办事项", "/duties");
        if (user.May(IndicatorActions.View)) yield return new NavItem("指标", "/indicators");
        if (user.May(BookActions.View)) yield return new NavItem("台账", "/books");
    }

    private static IEnumerable<NavItem> Firms(CurrentUser user)
    {
        if (user.May(EnterpriseActions.View) && user.Role != Role.Enterprise) yield return new NavItem("企业库", "/enterprises");
        if (user.ScopeOf(EnterpriseActions.View) == Scope.District) yield return new NavItem("包联", "/pairings");
        if (user is { Role: Role.Enterprise, EnterpriseId: { } own }) yield return new NavItem("企业档案", $"/enterprises/{own}");
        yield return new NavItem("为企服务专员", "/specialists");
    }

    private static IEnumerable<NavItem> Reported(CurrentUser user)
    {
        if (user.May(MetricActions.View)) yield return new NavItem("报告", "/reports");
        if (user.May(MetricActions.View)) yield return new NavItem("指标口径", "/metrics");
        if (user.May(MechanismActions.View)) yield return new NavItem("机制总览", "/mechanisms");
        if (user.May(ReportActions.Proofread)) yield return new NavItem("核校文稿", "/proofread");
    }

    private static IEnumerable<NavItem> Administered(CurrentUser user)
    {
        if (user.May(PlatformActions.ManageAccounts) || user.May(PlatformActions.GrantRoles)) yield return new NavItem("账号", "/accounts");
        if (user.May(PlatformActions.ReadAudit)) yield return new NavItem("操作留痕", "/audit");
        if (user.May(PlatformActions.ManageOutbox)) yield return new NavItem("消息发送", "/outbox");
    }
}
