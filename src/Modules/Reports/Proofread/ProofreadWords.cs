using Yingshang.Proofreading;

namespace Yingshang.Reports.Proofread;

/// <summary>Severities in the words of officials.</summary>
public static class ProofreadWords
{
    public static string Of(Severity severity) => severity switch { Severity.Error => "错误", Severity.Warning => "警告", _ => "提示" };
}
