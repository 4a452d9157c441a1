using Yingshang.Platform.Results;

namespace Yingshang.Indicators;

/// <summary>Why a value is not taken.</summary>
public static class IndicatorProblems
{
    public static readonly Problem Future = new("indicator.future", "这一期还没有结束，实绩要等期满；预计请选“预计”。");
    public static readonly Problem NeedsMadeOn = new("indicator.needs-made-on", "预计要写是哪天作的，不晚于今天。");
    public static readonly Problem IsComputed = new("indicator.is-computed", "这个指标由平台按口径计算，不手工填写。");
    public static readonly Problem NotComputed = new("indicator.not-computed", "这个指标由来源单位填报，平台不计算。");
    public static Problem SpanNotKept(Indicator i) => new("indicator.span-not-kept", $"“{i.Name}”只有{string.Join("、", i.Spans.Select(s => s.Word))}的数。");
    public static Problem BadPeriod(IndicatorSpan span, string? typed) => new("indicator.bad-period", $"期间“{typed}”看不懂或者不合“{span.Word}”，请写成 {span switch { IndicatorSpan.Year => "2023年", IndicatorSpan.Quarter => "2023年三季度", _ => "2023-10" }}。");
    public static Problem BadUnit(Indicator i, string unit) => new("indicator.bad-unit", $"单位“{unit}”和“{i.Name}”的单位“{i.Unit}”不相容。");
    public static Problem TooFine(Indicator i) => new("indicator.too-fine", $"“{i.Name}”最多 {i.Decimals} 位小数（{i.Unit}）。");
    public static Problem NeedsReason(string said) => new("indicator.needs-reason", $"这一期已经有数：{said}。改数要写修订原因，原来的数留着。");
}
