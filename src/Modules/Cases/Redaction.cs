using Yingshang.Cases.Engine;
using Yingshang.Cases.ListCases;
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

    private readonly Who _who;
    private readonly bool _isOwn;

    private Redaction(Who who, bool isHidden, bool isOwn, bool mayUnmask) => (_who, IsHidden, _isOwn, MayUnmask) = (who, isHidden, isOwn, mayUnmask);

    /// <summary>True when enterprise and contact are kept from this reader.</summary>
    public bool IsHidden { get; }

    /// <summary>False where there is nothing to look at: hidden altogether, one's own, or not this role's to see.</summary>
    public bool MayUnmask { get; }

    public string EnterpriseName => IsHidden ? Hidden : _who.Enterprise;

    /// <summary>Null when hidden: no link to the enterprise's page.</summary>
    public Guid? EnterpriseId => IsHidden ? null : _who.EnterpriseId;

    public string ContactName => IsHidden ? Hidden : _isOwn ? _who.Contact : Mask.Name(_who.Contact);

    public string ContactPhone => IsHidden ? "" : _isOwn ? _who.Phone : Mask.Phone(_who.Phone);

    public static Redaction Of(CurrentUser user, Case c, Demand about) =>
        Of(user, new Who(c.EnterpriseId, c.EnterpriseName, about.ContactName, about.ContactPhone), about.IsConfidential, about.FiledById);

    /// <summary>For a row of a list.</summary>
    public static Redaction Of(CurrentUser user, CaseLine line) =>
        Of(user, new Who(line.EnterpriseId, line.EnterpriseName, line.ContactName, line.ContactPhone), line.IsConfidential, line.FiledById);

    /// <summary>For a line of the board of a 专班.</summary>
    public static Redaction Of(CurrentUser user, Groups.BoardCase line) =>
        Of(user, new Who(line.EnterpriseId, line.EnterpriseName, line.ContactName, line.ContactPhone), line.IsConfidential, line.FiledById);

    /// <summary>As somebody reads it from whom all is kept: for what leaves the platform.</summary>
    public static Redaction ForStrangers(Case c, Demand about) => new(new Who(c.EnterpriseId, c.EnterpriseName, about.ContactName, about.ContactPhone), isHidden: true, isOwn: false, mayUnmask: false);

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
        if (IsHidden) text = KeptNames.Hide(text, _who.Enterprise, "该企业");
        if (_who.Contact.Length > 1) text = text.Replace(_who.Contact, IsHidden ? "联系人" : ContactName, StringComparison.Ordinal);
        if (_who.Phone.Length > 1) text = text.Replace(_who.Phone, IsHidden ? "（电话）" : ContactPhone, StringComparison.Ordinal);
        return Mask.Numbers(text);
    }

    private static Redaction Of(CurrentUser user, Who who, bool isConfidential, Guid? filedById)
    {
        var isOwn = user.EnterpriseId is { } own && own == who.EnterpriseId;
        var isHidden = isConfidential && !isOwn && !Relays(user) && !Filed(user, filedById);
        return new Redaction(who, isHidden, isOwn, !isHidden && !isOwn && user.May(PlatformActions.Unmask));
    }

    private static bool Relays(CurrentUser user) => user.ScopeOf(PlatformActions.Unmask) == Scope.District;

    private static bool Filed(CurrentUser user, Guid? filedById) => filedById is { } by && by == user.AccountId;

    private sealed record Who(Guid? EnterpriseId, string Enterprise, string Contact, string Phone);
}
