using Yingshang.Platform.People;

namespace Yingshang.Cases.Documents;

/// <summary>Making and reading documents; each kind also asks for the action that its template names.</summary>
public static class DocumentActions
{
    public const string Issue = "document.issue";
    public const string Read = "document.read";

    public static readonly IReadOnlyList<ActionName> All = [new(Issue, "开具文书"), new(Read, "查看文书")];

    public static readonly IReadOnlyList<(string Action, string Word)> AuditWords = [("document.issued", "开具文书")];
}
