using System.ComponentModel.DataAnnotations;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.Engine;
using Yingshang.Cases.FileDemand;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.FileOnBehalf;

public sealed class FileOnBehalfForm
{
    [Required(ErrorMessage = "请选择来源")]
    public string? Channel { get; set; }

    /// <summary>Shanghai time at which it was received; empty means now.</summary>
    public DateTime? ReceivedAt { get; set; }

    public string? Enterprise { get; set; }
    public string? ContactName { get; set; }
    public string? Phone { get; set; }
    public string? Text { get; set; }

    [Required(ErrorMessage = "请选择诉求性质")]
    public string? Nature { get; set; }

    /// <summary>Empty: recognised from the text.</summary>
    public string? Topic { get; set; }

    /// <summary>Empty: by the rules of the pack.</summary>
    public string? Urgency { get; set; }

    public Guid? ComplainedUnitId { get; set; }
    public bool IsConfidential { get; set; }

    [StringLength(40, ErrorMessage = "外部编号不超过 40 字")]
    public string? ExternalNumber { get; set; }

    public DateOnly? ExternalDueOn { get; set; }

    internal FileDemandForm AsFiled => new() { Text = Text, Enterprise = Enterprise, ContactName = ContactName, Phone = Phone, IsConfidential = IsConfidential };
}

/// <summary>代为填报：窗口、电话、走访、会谈等收到的，由工作人员记下，和企业自己填的走同一个机制。收到时间按实际收到的时刻，不按录入的时刻。</summary>
public sealed class FileOnBehalfHandler(DistrictDb db, FileDemandHandler filing, DemandCatalogues catalogues, CurrentUser user)
{
    /// <summary>What is received is written down within days; older things are history and not a clock.</summary>
    private const int MostDaysBack = 30;

    public IReadOnlyList<Channel> Channels => [.. catalogues.Channels.Where(c => c.Id is not ("phone-form" or "enterprise-account"))];

    /// <returns>the tracking code, to be told to the enterprise</returns>
    public Task<Result<string>> HandleAsync(FileOnBehalfForm form, string address, CancellationToken cancel)
    {
        var received = form.ReceivedAt is { } local ? LocalTime.ToUtc(local) : db.Now;
        if (received > db.Now) return Task.FromResult<Result<string>>(CaseProblems.ReceivedLater);
        if (received < db.Now.AddDays(-MostDaysBack)) return Task.FromResult<Result<string>>(CaseProblems.ReceivedTooLongAgo(MostDaysBack));
        var channel = Channels.First(c => c.Name == form.Channel);
        var official = new FiledByOfficial(Actor.Of(user), channel.Name, received, channel.IsVerifiedAtReceipt, form.Nature!, form.Topic ?? catalogues.TopicOf(form.Text!), form.ComplainedUnitId,
            form.ExternalNumber, form.ExternalDueOn is { } due ? LocalTime.ToUtc(due.AddDays(1), TimeOnly.MinValue) : null, form.Urgency);
        return filing.HandleAsync(form.AsFiled, new FiledBy(address, null, official), cancel);
    }
}
