namespace Yingshang.Gongwen;

/// <summary>文种：《党政机关公文处理工作条例》第八条列明的 15 种，以及不属于法定文种的材料（总结、方案、台账等）。</summary>
public enum GongwenKind
{
    Material,
    Resolution,
    Decision,
    Order,
    Communique,
    Announcement,
    Notice,
    Opinion,
    Circular,
    Bulletin,
    Report,
    Request,
    Reply,
    Proposal,
    Letter,
    Minutes,
}

public static class GongwenKindNames
{
    extension(GongwenKind kind)
    {
        /// <summary>The name as it is written at the end of a title, such as 报告.</summary>
        public string ChineseName => kind switch
        {
            GongwenKind.Material => "材料",
            GongwenKind.Resolution => "决议",
            GongwenKind.Decision => "决定",
            GongwenKind.Order => "命令（令）",
            GongwenKind.Communique => "公报",
            GongwenKind.Announcement => "公告",
            GongwenKind.Notice => "通告",
            GongwenKind.Opinion => "意见",
            GongwenKind.Circular => "通知",
            GongwenKind.Bulletin => "通报",
            GongwenKind.Report => "报告",
            GongwenKind.Request => "请示",
            GongwenKind.Reply => "批复",
            GongwenKind.Proposal => "议案",
            GongwenKind.Letter => "函",
            GongwenKind.Minutes => "纪要",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "不是已知的文种"),
        };
    }
}

/// <summary>
/// One official document, from its red head to its date, without any layout: the writer knows GB/T 9704-2012.
/// Texts are written as they are given; the numbers of headings belong to the text (see <see cref="HeadingNumbers"/>).
/// </summary>
public sealed record GongwenDocument
{
    /// <summary>公文标题；用换行符（\n）指定回行的位置，以便词意完整。</summary>
    public required string Title { get; init; }

    public GongwenKind Kind { get; init; }

    public GongwenLayout Layout { get; init; }

    public PaperSize Paper { get; init; }

    /// <summary>紧急程度（特急、加急），版心左上角；没有的不填。</summary>
    public string? Urgency { get; init; }

    /// <summary>发文机关标志，红色；没有红头的材料不填。</summary>
    public string? IssuerLine { get; init; }

    /// <summary>发文字号，如“示府发〔2026〕3号”；随发文机关标志排印，表单排在标题下左侧。</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>签发人，上行文（请示、报告）才有：排在发文字号一行的右侧（GB/T 9704-2012 7.2.6）。</summary>
    public string? Signer { get; init; }

    /// <summary>主送机关；末尾的全角冒号由排版补上。</summary>
    public string? Recipient { get; init; }

    public IReadOnlyList<GongwenBlock> Blocks { get; init; } = [];

    /// <summary>附件说明：附件的名称，依次编号；名称后不加标点。</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>附件的正文，依附件说明的次序；没有写附件说明的，以附件的标题为准。</summary>
    public IReadOnlyList<GongwenAppendix> Appendices { get; init; } = [];

    /// <summary>发文机关署名。</summary>
    public string? SignedBy { get; init; }

    /// <summary>成文日期。</summary>
    public DateOnly? Date { get; init; }

    /// <summary>加盖印章：决定署名与成文日期的位置（GB/T 9704-2012 7.3.5）。</summary>
    public bool Sealed { get; init; }

    /// <summary>附注，圆括号由排版补上：联系人：周敏，联系电话：6618 1231。</summary>
    public string? Note { get; init; }

    /// <summary>抄送机关，之间用逗号，句号由排版补上。</summary>
    public string? CopyTo { get; init; }

    /// <summary>印发机关。</summary>
    public string? PrintedBy { get; init; }

    /// <summary>印发日期。</summary>
    public DateOnly? PrintedOn { get; init; }

    /// <summary>水印：谁、什么时候取走的，斜印在每一页的字下面；没有的不填。</summary>
    public string? Watermark { get; init; }

    /// <summary>Written into the file's properties. The writer reads no clock, so that the same document gives the same bytes.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
