namespace Yingshang.Platform.Pages;

/// <summary>An entry of the navigation. With <see cref="Items"/> it opens a list instead of leading somewhere.</summary>
/// <param name="Text">What the entry says, in Chinese.</param>
/// <param name="Href">Absolute path, e.g. <c>/cases</c>.</param>
/// <param name="Count">Shown behind the text when above zero, e.g. 待办 7.</param>
public sealed record NavItem(string Text, string Href, int? Count = null)
{
    public IReadOnlyList<NavItem> Items { get; init; } = [];

    internal bool Covers(string path) =>
        Items.Any(item => item.Covers(path))
        || (Href == "/" ? path == "/" : path == Href || path.StartsWith(Href + "/", StringComparison.Ordinal));
}

/// <summary>What the frame around a page says: district, person, navigation. Scoped; the host fills it for each request.</summary>
public sealed class Shell
{
    /// <summary>Shown at the top left, e.g. 清河区为企服务平台.</summary>
    public string DistrictName { get; set; } = "";

    /// <summary>Null when nobody is signed in.</summary>
    public string? UserName { get; set; }

    public string? UnitName { get; set; }

    /// <summary>For a 联络员: the leader acted for; the head of every page says so.</summary>
    public string? ActingFor { get; set; }

    public IReadOnlyList<NavItem> Nav { get; set; } = [];

    /// <summary>Entries of the menu under the person's name.</summary>
    public IReadOnlyList<NavItem> UserMenu { get; set; } = [];

    /// <summary>Path that answers <c>?q=</c> from the box at the top; null hides the box.</summary>
    public string? FindAction { get; set; }

    public string FindHint { get; set; } = "查企业、诉求、政策";

    /// <summary>Path that takes the sign-out form by POST; null hides it.</summary>
    public string? SignOutAction { get; set; }

    /// <summary>Path of the request without query, to mark where we are.</summary>
    public string CurrentPath { get; set; } = "/";

    /// <summary>Help for this page; null hides the link.</summary>
    public string? HelpHref { get; set; }

    /// <summary>Who answers questions, at the foot of a phone page, e.g. 区营商办 6618 1231.</summary>
    public string? Contact { get; set; }

    /// <summary>Faint line over the page that names the reader of a screenshot (staff number and time); null for none.</summary>
    public string? Watermark { get; set; }
}
