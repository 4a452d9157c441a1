using Yingshang.Platform.Results;

namespace Yingshang.Enterprises;

/// <summary>Every refusal of this module. Each is covered by a test.</summary>
public static class EnterpriseProblems
{
    public static Problem CodeTaken(string code, string name) => new("enterprise.code-taken", $"统一社会信用代码 {code} 已经登记在“{name}”名下。请核对代码；同一家企业请修改原来的档案。");
    public static Problem CodeMalformed(string code) => new("enterprise.code-malformed", $"“{code}”不是统一社会信用代码：应为 18 位数字和大写字母（不用 I、O、S、V、Z），第 3 到 8 位是数字。");
    public static Problem NotYourTerritory(string place) => new("enterprise.not-your-territory", $"这家企业的属地是{place}，由属地或区营商办修改档案。");
    public static Problem ChangedMeanwhile(string by) => new("enterprise.changed-meanwhile", $"您打开之后，{by}改过这份档案，您的修改还没有保存。");
    public static readonly Problem BadValue = new("enterprise.bad-value", "这项数据填写的值不对，请填写数字，不带单位和逗号，小数位数不超过这项数据保留的位数。");
    public static Problem ImportUnreadable(string why) => new("enterprise.import-unreadable", $"这个文件不能导入：{why}");
    public static readonly Problem ImportRunning = new("enterprise.import-running", "这次导入已经开始，不用再点一次。");
}
