using System.Security.Cryptography;
using System.Text;

namespace Yingshang.Gongwen;

/// <summary>The bookmark under which a figure is found in the file, so that another document can point to it too.</summary>
public static class FigureBookmark
{
    private const int MaxPlainLength = 36;

    /// <summary>
    /// Word allows 40 letters, digits and underscores, and does not tell upper case from lower. An id that fits stays readable
    /// (fig_受理件数); any other becomes figx_ and 32 hexadecimal digits of its SHA-256.
    /// </summary>
    public static string NameOf(string figureId)
    {
        if (figureId.Length is > 0 and <= MaxPlainLength && figureId.All(IsPlain)) return "fig_" + figureId;
        return "figx_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(figureId)))[..32];
    }

    private static bool IsPlain(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or (>= '\u4E00' and <= '\u9FFF');
}
