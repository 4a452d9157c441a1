using Yingshang.Platform.Results;

namespace Yingshang.Cases.Documents;

/// <summary>Why a document is not made.</summary>
public static class DocumentProblems
{
    public static Problem AlreadyIssued(IssuedDocument earlier) => new("document.already-issued", $"{earlier.Name}已经开具：{earlier.Number ?? earlier.Title}，{earlier.IssuedByName}经办。请下载原件，编号和内容都不再变。");
    public static Problem Missing(string name, IReadOnlyList<string> fields) => new("document.missing", $"{name}还缺：{string.Join("、", fields)}。");
    public static Problem Relayed(string name) => new("document.relayed", $"这是保密件，{name}由区营商办开具并转交企业。");
}
