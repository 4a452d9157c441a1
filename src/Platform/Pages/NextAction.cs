namespace Yingshang.Platform.Pages;

/// <summary>Something the reader may do now.</summary>
/// <param name="Text">Verb as officials say it: 交办, 催办, 申请延期.</param>
/// <param name="Href">Page with the form that does it.</param>
/// <param name="Note">Said beside it in small, e.g. 要素保障专班.</param>
/// <param name="Key">Key that does the same (a letter, or Enter); shown on the button.</param>
public sealed record NextAction(string Text, string Href, string? Note = null, string? Key = null);
