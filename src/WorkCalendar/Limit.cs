using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Yingshang.WorkCalendars;

public enum LimitUnit
{
    /// <summary>工作日（行政许可法第82条）</summary>
    WorkingDays,

    /// <summary>自然日，末日遇放假顺延（民法典第203条）</summary>
    CalendarDays,

    /// <summary>月，到期月的对应日（民法典第202条）</summary>
    Months,

    /// <summary>小时，连续计算，不顺延</summary>
    Hours,

    /// <summary>工作小时，只计办公时间</summary>
    WorkingHours,

    /// <summary>分钟，连续计算，不顺延</summary>
    Minutes,
}

/// <summary>
/// 时限：一个非负整数和它的单位。“0 个工作日”即“当日”：收到当日，当日不上班的为其后第一个工作日。
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly partial record struct Limit
{
    /// <exception cref="ArgumentOutOfRangeException">数目为负，或者工作日以外的单位为零。</exception>
    public Limit(int amount, LimitUnit unit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, unit == LimitUnit.WorkingDays ? 0 : 1);
        Amount = amount;
        Unit = unit;
    }

    public int Amount { get; }

    public LimitUnit Unit { get; }

    public bool IsInHours => Unit is LimitUnit.Hours or LimitUnit.WorkingHours or LimitUnit.Minutes;

    public static Limit SameDay => new(0, LimitUnit.WorkingDays);

    public static Limit WorkingDays(int count) => new(count, LimitUnit.WorkingDays);

    public static Limit CalendarDays(int count) => new(count, LimitUnit.CalendarDays);

    public static Limit Months(int count) => new(count, LimitUnit.Months);

    public static Limit Hours(int count) => new(count, LimitUnit.Hours);

    public static Limit WorkingHours(int count) => new(count, LimitUnit.WorkingHours);

    public static Limit Minutes(int count) => new(count, LimitUnit.Minutes);

    /// <summary>
    /// 读声明里的写法：<c>1个工作日</c>、<c>三个工作日</c>、<c>当日</c>、<c>7日</c>、<c>7个自然日</c>、<c>1个月</c>、<c>1年</c>、<c>24小时</c>、<c>4个工作小时</c>、<c>60分钟</c>。
    /// 单写“日”“天”是自然日；法律把“日”定义为工作日的，声明里要写明“工作日”。
    /// </summary>
    public static LimitParse Parse(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed is "当日" or "当天") return new(SameDay, Problem: null);
        var match = Pattern().Match(trimmed);
        if (!match.Success) return Refuse($"看不懂时限“{trimmed}”，请写成 3个工作日、7日、1个月、24小时、60分钟 这样");
        if (ChineseNumber.Read(match.Groups["amount"].Value) is not { } amount) return Refuse($"看不懂时限里的数“{match.Groups["amount"].Value}”");
        return amount is < 1 or > 3650 ? Refuse($"时限“{trimmed}”的数要在 1 到 3650 之间") : new(Of(amount, match.Groups["unit"].Value), Problem: null);
    }

    /// <summary>中文写法，<see cref="Parse"/> 读得回来。</summary>
    public override string ToString() => Unit switch
    {
        LimitUnit.WorkingDays => Amount == 0 ? "当日" : $"{Amount}个工作日",
        LimitUnit.CalendarDays => $"{Amount}日",
        LimitUnit.Months => $"{Amount}个月",
        LimitUnit.Hours => $"{Amount}小时",
        LimitUnit.WorkingHours => $"{Amount}个工作小时",
        _ => $"{Amount}分钟",
    };

    private static LimitParse Refuse(string problem) => new(Limit: null, problem);

    private static Limit Of(int amount, string unit) => unit switch
    {
        "工作日" => WorkingDays(amount),
        "工作小时" => WorkingHours(amount),
        "小时" => Hours(amount),
        "分钟" => Minutes(amount),
        "月" => Months(amount),
        "年" => Months(12 * amount),
        _ => CalendarDays(amount),
    };

    [GeneratedRegex(@"^(?<amount>[0-9]{1,6}|[一二两三四五六七八九十百]{1,6})\s*个?\s*(?<unit>工作日|自然日|日历日|日|天|月|年|工作小时|小时|分钟)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}

/// <summary>读时限的结果：要么有时限，要么有一句说明怎么改的话。</summary>
public readonly record struct LimitParse(Limit? Limit, string? Problem);

internal static class ChineseNumber
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>阿拉伯数字，或一千以内的汉字数；不成数的为空。</summary>
    public static int? Read(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        int sum = 0, largest = int.MaxValue, digit = -1;
        foreach (var character in text.Replace('两', '二'))
        {
            var weight = character switch { '百' => 100, '十' => 10, _ => 1 };
            if (weight == 1)
            {
                if (digit >= 0) return null;
                digit = Digits.IndexOf(character, StringComparison.Ordinal);
                continue;
            }
            if (weight >= largest || (digit < 0 && (weight == 100 || sum > 0))) return null;
            sum += weight * (digit < 0 ? 1 : digit);
            (largest, digit) = (weight, -1);
        }
        return sum + Math.Max(digit, 0);
    }
}
