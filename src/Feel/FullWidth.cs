namespace Yingshang.Feel;

/// <summary>Punctuation as Chinese input methods type it, folded one character to one, so that positions stay.</summary>
internal static class FullWidth
{
    public static string Fold(string text) => string.Create(text.Length, text, static (folded, source) =>
    {
        for (var i = 0; i < source.Length; i++) folded[i] = Fold(source[i]);
    });

    private static char Fold(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u3000' or '\u00A0' => ' ',
        '【' => '[',
        '】' => ']',
        '、' => ',',
        _ => c,
    };
}
