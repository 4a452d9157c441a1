namespace Yingshang.WorkCalendars;

/// <summary>
/// 怎么起算、怎么截止。
/// <paramref name="ShiftsReceipt"/>：非工作日或下班后收到的，视为下一工作日收到；否则收到当日不论何日都不计入（民法典第201条）。
/// <paramref name="EndsAtClose"/>：末日截止到下班；否则到 24:00（民法典第203条）。
/// </summary>
public sealed record CountingRule(bool ShiftsReceipt = false, bool EndsAtClose = false)
{
    /// <summary>收到当日不计，末日 24:00 止。</summary>
    public static CountingRule Civil { get; } = new();

    /// <summary>非工作日或下班后收到的视为下一工作日收到，末日 24:00 止。</summary>
    public static CountingRule Shifted { get; } = new(ShiftsReceipt: true);
}

/// <summary>
/// 什么时候算临期：余下不到时限的 <paramref name="Share"/>，且至少在截止前 <paramref name="MinimumWorkingDays"/> 个工作日的办公时间；
/// 后一条对短时限最多占去一半，60 分钟的时限不会一收到就临期。
/// </summary>
public sealed record NearRule(double Share = 0.25, double MinimumWorkingDays = 0.5)
{
    public static NearRule Standard { get; } = new();
}

/// <summary>
/// 不计时的一段（补正、鉴定、检测、专家评审、不可抗力），UTC 时刻，含起不含止；<see cref="End"/> 为空即尚未恢复。
/// 按日、按月的时限，沾到的日子整日不计；按小时的时限，只去掉这一段。
/// </summary>
public sealed record Pause
{
    /// <exception cref="ArgumentException">止早于起。</exception>
    public Pause(DateTime begin, DateTime? end, string reason)
    {
        if (end < begin) throw new ArgumentException("不计时的止点早于起点", nameof(end));
        (Begin, End, Reason) = (begin, end, reason);
    }

    public DateTime Begin { get; }

    public DateTime? End { get; }

    public string Reason { get; }

    /// <summary>整日不计，首尾都含。</summary>
    public static Pause OfDays(DateOnly first, DateOnly last, string reason) =>
        new(LocalTime.ToUtc(first.Midnight), LocalTime.ToUtc(last.AddDays(1).Midnight), reason);

    internal Stretch Local => new(Begin.ToShanghai(), End?.ToShanghai() ?? DateTime.MaxValue);

    internal Stretch LocalDays
    {
        get
        {
            var local = Local;
            if (local.Length == TimeSpan.Zero) return local;
            return new(local.From.Date, local.IsOpen || local.To == local.To.Date ? local.To : local.To.Date.AddDays(1));
        }
    }
}
