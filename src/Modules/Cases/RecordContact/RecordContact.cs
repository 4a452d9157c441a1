using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Yingshang.Cases.Engine;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.RecordContact;

public sealed class RecordContactForm : VersionedForm
{
    /// <summary>Who called; the person who records when none is named.</summary>
    public Guid? ById { get; set; }

    [Required(ErrorMessage = "请填写联系了谁")]
    [StringLength(40, ErrorMessage = "联系了谁不超过 40 字")]
    public string? Whom { get; set; }

    /// <summary>Shanghai time as the browser writes it: 2023-10-07T10:30.</summary>
    [Required(ErrorMessage = "请填写对接时间")]
    [RegularExpression(@"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?", ErrorMessage = "对接时间请填写日期和钟点，如 2023-10-07 10:30")]
    public string? At { get; set; }

    [Required(ErrorMessage = "请选择对接方式")]
    public string? Way { get; set; }

    /// <summary>没联系上: is written down, but is no 对接.</summary>
    public bool NotReached { get; set; }

    [StringLength(1000, ErrorMessage = "了解到的情况不超过 1000 字")]
    public string? Note { get; set; }
}

/// <summary>
/// 对接：谁、什么时候、怎么联系了企业。登记时还没有签收的，同时签收。是否按时以登记的时刻为准：联系的时刻是自己填的。
/// 没联系上的也记下来，但不算对接；对接以后再联系，照样可以记。
/// </summary>
public sealed class RecordContactHandler(DistrictDb db, HeldCases held, UnitPeople people, CurrentUser user)
{
    public const string Relayed = "营商办转达";
    public static readonly IReadOnlyList<string> Ways = ["电话", "实地走访", "视频", "企业来访"];

    /// <summary>True when the demand was signed along with it.</summary>
    public async Task<Result<bool>> HandleAsync(Guid id, RecordContactForm form, CancellationToken cancel)
    {
        var (taken, refusal) = await held.TakeAsync(id, CaseActions.Contact, HeldAs.Lead, form, cancel);
        if (taken is null) return refusal!;
        var (c, now) = (taken.Case, db.Now);
        if (Read(form.At) is not { } at || at < Minute(c.ReceivedAt) || at > now) return CaseProblems.ContactOutside(c.ReceivedAt.ToShanghai().ToString("M月d日HH:mm", CultureInfo.InvariantCulture));
        var by = (await people.OfAsync(user.UnitId, cancel)).Find(a => a.Id == (form.ById ?? user.AccountId));
        if (by is null) return CaseProblems.NotOfUnit(taken.Unit.ShortName);

        var signed = taken.SignedAlong(user, now);
        var again = c.StepFor(StepAct.Contact) is { DoneAt: not null };
        if (!form.NotReached) c.Complete(StepAct.Contact, Actor.Of(user), now);
        var when = at.ToShanghai().ToString("M月d日 HH:mm", CultureInfo.InvariantCulture);
        var (kind, title) = form.NotReached ? ("contact-tried", "联系企业，没联系上") : ("contacted", again ? "再次联系企业" : "对接企业");
        // One microsecond later, so that the signature stands before it in the timeline.
        c.Happened(signed ? now.AddMicroseconds(1) : now, kind, Actor.Of(user), $"{taken.Unit.ShortName}{title}", form.Note,
            forEnterprise: form.NotReached ? $"{taken.Unit.ShortName}{at.ShanghaiDate:M月d日}联系您，没有联系上" : $"{taken.Unit.ShortName}{at.ShanghaiDate:M月d日}与您联系（{form.Way}）",
            facts: $"对接方式：{form.Way}\n对接时间：{when}\n对接人：{by.DisplayName}\n联系对象：{form.Whom}");
        db.Audit(form.NotReached ? "case.contact-tried" : "case.contacted", "case", id, ("by", by.Id), ("whom", form.Whom), ("at", at), ("way", form.Way), ("note", form.Note));
        await db.SaveAsync(cancel);
        return signed;
    }

    internal static string Write(DateTime utc) => utc.ToShanghai().ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    private static DateTime? Read(string? typed) =>
        DateTime.TryParseExact(typed, ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? LocalTime.ToUtc(local) : null;

    private static DateTime Minute(DateTime instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMinute));
}
