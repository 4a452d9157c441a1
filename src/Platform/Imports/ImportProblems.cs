using Yingshang.Platform.Results;

namespace Yingshang.Platform.Imports;

/// <summary>Why an import is refused. Each is covered by a test.</summary>
public static class ImportProblems
{
    public static Problem Unreadable(string why) => new("import.unreadable", $"这个文件不能导入：{why}");
    public static readonly Problem Running = new("import.running", "这次导入已经开始，不用再点一次。");
}
