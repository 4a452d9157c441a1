using System.Globalization;

namespace Yingshang.Gongwen;

/// <summary>附件：另面编排在署名、附注之后，版记之前；左上角第一行是“附件”和顺序号，标题居中排在第三行（GB/T 9704-2012 7.3.7）。</summary>
/// <param name="Title">as 附件说明 names it</param>
public sealed record GongwenAppendix(string Title, IReadOnlyList<GongwenBlock> Blocks);

/// <summary>附件说明 and the appendices of one document.</summary>
internal static class Appendices
{
    /// <summary>Names of 附件说明: those given, else the titles of the appendices.</summary>
    public static IReadOnlyList<string> Names(GongwenDocument document) =>
        document.Attachments.Count > 0 ? document.Attachments : [.. document.Appendices.Select(appendix => appendix.Title)];

    /// <summary>附件, 附件1, 附件2.</summary>
    public static string Label(int index, int count) => count == 1 ? "附件" : string.Create(CultureInfo.InvariantCulture, $"附件{index + 1}");

    /// <exception cref="ArgumentException">An appendix that 附件说明 does not name in its place.</exception>
    public static void Check(GongwenDocument document)
    {
        var names = Names(document);
        foreach (var (i, appendix) in document.Appendices.Index())
        {
            if (i >= names.Count || names[i] != appendix.Title)
                throw new ArgumentException($"附件说明里没有第 {i + 1} 个附件“{appendix.Title}”，附件说明与附件的标题应当一致", nameof(document));
        }
    }
}
