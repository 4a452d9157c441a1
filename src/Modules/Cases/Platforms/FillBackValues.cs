using System.Globalization;
using Yingshang.Cases.Engine;
using Yingshang.Platform.People;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Platforms;

/// <summary>What a field of their form for the answer may ask for.</summary>
public static class FillBackValues
{
    public static readonly IReadOnlyList<string> All = ["number", "outcome", "reply", "detail", "unit", "handler", "unit_phone", "answered", "contacted", "next_date", "called_back", "case_number", "title"];
}

/// <summary>An answered demand as it is typed back: what each field of their form gets.</summary>
/// <param name="Theirs">what they said of it; null when it was typed in by hand</param>
public sealed record FillBackItem(PlatformLayout Layout, Case Case, Demand Demand, PlatformDemand? Theirs, Unit? Unit, Account? Handler)
{
    public IReadOnlyList<FilledField> Fields => [.. Layout.FillBack.Select(f => new FilledField(f, Value(f.Value)))];

    /// <summary>The fields that are too long for their form.</summary>
    public IEnumerable<FilledField> TooLong => Fields.Where(f => f.Over > 0);

    private string Value(string value) => value switch
    {
        "number" => Demand.ExternalNumber!,
        "outcome" => Case.Outcome is { } outcome ? Layout.Outcomes.Theirs(outcome) : "",
        "reply" => Theirs?.ReplyForThem ?? Demand.Reply ?? "",
        "detail" => Demand.OutcomeDetail ?? "",
        "unit" => Unit?.Name ?? "",
        "handler" => Handler?.DisplayName ?? "",
        "unit_phone" => Handler?.OfficePhone ?? Unit?.OfficePhone ?? "",
        "answered" => Case.AnsweredAt is { } at ? at.ToShanghai().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "",
        "contacted" => Case.Steps.Exists(s => s is { Act: StepAct.Contact, DoneAt: not null }) ? "是" : "否",
        "next_date" => Demand.NextDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        "called_back" => CalledBack,
        "case_number" => Case.Number,
        "title" => Case.Title,
        _ => "",
    };

    /// <summary>So that they do not call again whom we have called.</summary>
    private string CalledBack => Demand.SaysSolved is null && Demand.Rating is null ? "未回访"
        : "本区已回访：" + string.Join("，", new[] { Demand.SaysSolved switch { true => "企业说解决了", false => "企业说没解决", null => null }, Demand.Rating is { } rating ? $"评价 {rating} 分（满分 5）" : null }.OfType<string>());
}

/// <summary>A field of their form with what it gets.</summary>
public sealed record FilledField(FillBackField Field, string Text)
{
    /// <summary>As a form counts: each character one, a line break one.</summary>
    public int Length => Text.ReplaceLineEndings("\n").Length;

    /// <summary>Characters too many; 0 when it fits.</summary>
    public int Over => Field.Most is { } most && Length > most ? Length - most : 0;
}
