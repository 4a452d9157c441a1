using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Platforms;

/// <summary>A demand as the platform above has it, under the id of ours: what their last spreadsheet said. Kept apart from ours, so that what the office corrected
/// stays and their change is still seen; their outcome and satisfaction lie beside ours and are never mixed into them.</summary>
public sealed class PlatformDemand : VersionedRow
{
    /// <summary>Id of the <see cref="PlatformLayout"/>.</summary>
    public required string Platform { get; init; }
    public required string Number { get; init; }

    public string? EnterpriseName { get; set; }
    public string? ContactName { get; set; }

    /// <summary>As it came; masked where they mask it.</summary>
    public string? ContactPhone { get; set; }
    public string? Text { get; set; }

    /// <summary>In their words.</summary>
    public string? Nature { get; set; }
    public string? Topic { get; set; }

    /// <summary>被投诉单位, in their words.</summary>
    public string? Complained { get; set; }
    public DateTime? DueAt { get; set; }

    /// <summary>In their words, as are the next two.</summary>
    public string? State { get; set; }
    public string? Outcome { get; set; }
    public string? Satisfaction { get; set; }

    public DateTime? ClosedAt { get; set; }
    public DateTime? CalledBackAt { get; set; }

    /// <summary>Their satisfaction as 1–5; null while nobody rated.</summary>
    public int? Rating { get; set; }

    /// <summary>What the enterprise told them.</summary>
    public bool? SaysSolved { get; set; }

    /// <summary>回填: the reply as shortened for their form; null: ours as it is.</summary>
    public string? ReplyForThem { get; set; }

    /// <summary>When their call-back was first seen here; it stands for the time of the call where they do not give one.</summary>
    public DateTime? HeardAt { get; set; }

    /// <summary>They have spoken with the enterprise about the answer that was given then: nobody calls it again. What they heard of an earlier answer says nothing of a later one.</summary>
    public bool HasCalledBack(DateTime? answeredAt) =>
        answeredAt is { } answered && (Rating is not null || SaysSolved is not null) && (CalledBackAt ?? HeardAt) is { } heard && heard.ShanghaiDate >= answered.ShanghaiDate;

    /// <summary>Solved as the enterprise told them: what it said outright, or the satisfaction that leaves no doubt. Null: neither.</summary>
    public bool? Solved => SaysSolved ?? Rating switch { >= 4 => true, <= 2 => false, _ => null };

    /// <summary>解决了，满意</summary>
    public string CallBackWords => string.Join("，", new[] { SaysSolved switch { true => "解决了", false => "没解决", null => null }, Satisfaction }.OfType<string>());
}
