using Yingshang.Cases.Engine;
using Yingshang.Platform.Masking;
using Yingshang.Platform.People;

namespace Yingshang.Cases;

/// <summary>
/// What this reader sees of who filed a demand. Of a 保密件 neither enterprise nor contact, unless the reader is the office that relays, the enterprise itself, or the official
/// who filed it. Of every other the contact is masked until somebody looks behind the mask, which is recorded. Every page, list and export asks here.
/// </summary>
public sealed class Redaction
{
    public const string Hidden = "保密件（由区营商办转达）";

    private readonly Case _case;
    private readonly Demand _about;
    private readonly bool _isOwn;

    private Redaction(CurrentUser user, Case c, Demand about)
    {
        (_case, _about) = (c, about);
        _isOwn = user.EnterpriseId is { } own && own == c.EnterpriseId;
        IsHidden = about.IsConfidential && !_isOwn && !Relays(user) && !Filed(user, about.FiledById);
        MayUnmask = !IsHidden && !_isOwn && user.May(PlatformActions.Unmask);
    }

    /// <summary>True when enterprise and contact are kept from this reader.</summary>
    public bool IsHidden { get; }

    /// <summary>False where there is nothing to look at: hidden altogether, one's own, or not this role's to see.</summary>
    public bool MayUnmask { get; }

    public string EnterpriseName => IsHidden ? Hidden : _case.EnterpriseName;

    /// <summary>Null when hidden: no link to the enterprise's page.</summary>
    public Guid? EnterpriseId => IsHidden ? null : _case.EnterpriseId;

    public string ContactName => IsHidden ? Hidden : _isOwn ? _about.ContactName : Mask.Name(_about.ContactName);

    public string ContactPhone => IsHidden ? "" : _isOwn ? _about.ContactPhone : Mask.Phone(_about.ContactPhone);

    public static Redaction Of(CurrentUser user, Case c, Demand about) => new(user, c, about);

    /// <summary>For a row of a list that has not loaded the rest.</summary>
    public static string EnterpriseIn(CurrentUser user, string name, bool isConfidential, Guid? filedById) =>
        isConfidential && !Relays(user) && !Filed(user, filedById) && user.Role != Role.Enterprise ? Hidden : name;

    /// <summary>The demands that may be listed, or counted, under the enterprise's own name: a 保密件 there would give away whose it is.</summary>
    public static System.Linq.Expressions.Expression<Func<Demand, bool>> NamesEnterpriseTo(CurrentUser user)
    {
        if (Relays(user) || user.Role == Role.Enterprise) return d => true;
        var me = user.AccountId;
        return d => !d.IsConfidential || (me != null && d.FiledById == me);
    }

    /// <summary>A title, a text or the name of who did something, with the names and numbers in it hidden or masked as this reader sees them.</summary>
    public string Text(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (_isOwn) return text;
        var kept = new List<(string Kept, string Instead)> { (_about.ContactName, IsHidden ? "联系人" : ContactName), (_about.ContactPhone, IsHidden ? "（电话）" : ContactPhone) };
        if (IsHidden) kept.Insert(0, (_case.EnterpriseName, "该企业"));
        return kept.Where(k => k.Kept.Length > 1).Aggregate(text, (said, k) => said.Replace(k.Kept, k.Instead, StringComparison.Ordinal));
    }

    private static bool Relays(CurrentUser user) => user.ScopeOf(PlatformActions.Unmask) == Scope.District;

    private static bool Filed(CurrentUser user, Guid? filedById) => filedById is { } by && by == user.AccountId;
}
