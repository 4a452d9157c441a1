namespace Yingshang.Gongwen;

/// <summary>How a document is laid out on its page.</summary>
public enum GongwenLayout
{
    /// <summary>文件格式：GB/T 9704-2012 第 7 章。</summary>
    Standard,

    /// <summary>信函格式：GB/T 9704-2012 10.1，发文机关标志下和页底各一条红色双线，首页不显示页码。</summary>
    Letter,

    /// <summary>表单：标题居中，标题下左为编号、右为日期，装订边 28 mm，其余页边较窄，容得下一张表。</summary>
    Form,
}

/// <summary>The sheet.</summary>
public enum PaperSize
{
    A4,
    A3Landscape,
}

/// <summary>A page in Word's units (twips, 56.693 to the millimetre).</summary>
internal sealed record PageLayout(int Width, int Height, int Top, int Bottom, int Left, int Right, bool IsLandscape = false)
{
    public int TextWidth => Width - Left - Right;

    public static PageLayout Of(GongwenDocument document) => (document.Paper, document.Layout) switch
    {
        (PaperSize.A3Landscape, _) => new(23811, 16838, 1417, 1134, 1587, 1134, IsLandscape: true),
        (_, GongwenLayout.Form) => new(StandardPage.Width, StandardPage.Height, 1304, 1020, StandardPage.LeftMargin, 1134),
        // 发文机关标志上边缘至上页边 30 mm。
        (_, GongwenLayout.Letter) => new(StandardPage.Width, StandardPage.Height, 1701, StandardPage.BottomMargin, StandardPage.LeftMargin, StandardPage.RightMargin),
        _ => new(StandardPage.Width, StandardPage.Height, StandardPage.TopMargin, StandardPage.BottomMargin, StandardPage.LeftMargin, StandardPage.RightMargin),
    };
}
