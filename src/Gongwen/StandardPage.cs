namespace Yingshang.Gongwen;

/// <summary>The page of GB/T 9704-2012 chapters 5 and 6 in Word's units: twips (1/20 pt, 56.693 to the millimetre).</summary>
internal static class StandardPage
{
    public const int Width = 11906;          // A4, 210 mm
    public const int Height = 16838;         // 297 mm
    public const int TopMargin = 2098;       // 天头 37 mm
    public const int BottomMargin = 1984;    // 35 mm：297 - 37 - 版心 225
    public const int LeftMargin = 1587;      // 订口 28 mm
    public const int RightMargin = 1474;     // 26 mm：210 - 28 - 版心 156
    public const int TextWidth = Width - LeftMargin - RightMargin;

    // 每面 22 行：版心 225 mm 高 12756 缇。29 磅（580）的第 22 行会多出 4 缇而转入下页，故取 28.95 磅。
    public const int Line = 579;

    // 每行 28 字：156 mm ÷ 28 = 15.793 磅，比 3 号字（16 磅）少 0.207 磅，以 1/4096 磅计。
    public const int CharSpace = -848;
    public const int CharWidth = 316;        // 15.793 磅

    // 3 号字收紧 0.3 磅为 15.7 磅：28 字 439.6 磅，留 2.6 磅给各软件的舍入，第 29 字放不下；两端对齐补足到 156 mm。
    public const int LetterSpacing = -6;

    // 页码一字线上距版心下边缘 7 mm；4 号字一行高 14 磅，线在行的正中。
    public const int FooterDistance = BottomMargin - 397 - 140;

    public const int IssuerTop = 1984;       // 发文机关标志上边缘至版心上边缘 35 mm
}

/// <summary>Word 的字号以半磅计。</summary>
internal static class HalfPoints
{
    public const int Two = 44;        // 2 号，22 磅
    public const int Three = 32;      // 3 号，16 磅
    public const int Four = 28;       // 4 号，14 磅
    public const int SmallFour = 24;  // 小四，12 磅
    public const int Five = 21;       // 5 号，10.5 磅
}

/// <summary>Named in the file and never shipped: most of them are proprietary.</summary>
internal static class FontName
{
    public const string Title = "方正小标宋简体";
    public const string Body = "仿宋_GB2312";
    public const string Bold = "黑体";
    public const string Kai = "楷体_GB2312";
    public const string Song = "宋体";
}
