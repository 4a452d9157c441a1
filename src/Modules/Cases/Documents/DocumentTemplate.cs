using Yingshang.Gongwen;

namespace Yingshang.Cases.Documents;

/// <summary>Who reads a document: what is hidden in it follows from that, not from who makes it.</summary>
public enum DocumentReader
{
    /// <summary>承办单位：保密件不写企业和联系人。</summary>
    Unit,
    /// <summary>企业</summary>
    Enterprise,
    /// <summary>营商办、区领导、督查室；保密件同样不写企业</summary>
    Office,
    /// <summary>纪检监察机构</summary>
    Discipline,
}

/// <summary>What a document is about, which decides the fields it can use.</summary>
public enum DocumentAbout
{
    /// <summary>诉求件</summary>
    Case,
    /// <summary>企业</summary>
    Enterprise,
    /// <summary>督办件</summary>
    Supervision,
    /// <summary>线索移送</summary>
    Referral,
    /// <summary>呈阅件</summary>
    Note,
    /// <summary>留痕材料</summary>
    Evidence,
}

/// <summary>A kind of document as the pack declares it: when, by whom, for whom, with which number, in which words.</summary>
/// <param name="Nodes">kinds of events of the timeline at which it is made; empty when an act of its own makes it</param>
/// <param name="Held">交办单, 商请函 …: made for each unit that was given the case under this name; null for one document at its node</param>
/// <param name="IssuerId">an issuer of the letterhead; null: the unit of whoever makes it</param>
/// <param name="Who">the action of the access table that allows making it</param>
/// <param name="NumberPattern">{code}交办〔{year}〕{0}号; null for papers without number</param>
/// <param name="HasWatermark">staff number and time of who makes it across each page</param>
/// <param name="Repeats">can be made again at any time, each time from what is then known</param>
/// <param name="Body">with placeholders</param>
public sealed record DocumentTemplate(
    string Id, string Name, DocumentAbout About, IReadOnlyList<string> Nodes, string? Held, string? IssuerId, string Who, DocumentReader Reader, GongwenLayout Layout, GongwenKind Kind,
    string? NumberPattern, bool Repeats, string Title, string? Recipient, string? Urgency, string? Note, string? CopyTo, bool IsSigned, bool HasImprint, bool HasWatermark,
    IReadOnlyList<DocumentQuestion> Asks, IReadOnlyList<GongwenBlock> Body)
{
    /// <param name="code">发文机关代字</param>
    public string? Number(string code, int year, int number) => NumberPattern?
        .Replace("{code}", code, StringComparison.Ordinal)
        .Replace("{year}", year.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{0}", number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
}

/// <summary>What the person who makes the document writes into it.</summary>
/// <param name="Choices">empty for free text</param>
/// <param name="Default">with placeholders</param>
public sealed record DocumentQuestion(string Field, bool IsLong, bool IsDate, IReadOnlyList<string> Choices, string? Default, string? Help, bool IsRequired);
