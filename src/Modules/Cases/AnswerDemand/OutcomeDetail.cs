using System.Globalization;
using Yingshang.Cases.Catalogues;

namespace Yingshang.Cases.AnswerDemand;

/// <summary>Something that an outcome of the pack asks for (<c>gives</c>), and the field of the form that holds it.</summary>
internal sealed record OutcomeDetail(string Id, string Label, string Property, Func<AnswerDemandForm, string?> Read)
{
    public static readonly IReadOnlyList<OutcomeDetail> All =
    [
        new("measures", "采取的措施", nameof(AnswerDemandForm.Measures), f => f.Measures),
        new("result", "办成了什么", nameof(AnswerDemandForm.Result), f => f.Result),
        new("remaining", "还没解决的", nameof(AnswerDemandForm.Remaining), f => f.Remaining),
        new("plan", "计划安排", nameof(AnswerDemandForm.Plan), f => f.Plan),
        new("clause", "依据的条款", nameof(AnswerDemandForm.Clause), f => f.Clause),
        new("explanation", "解释说明", nameof(AnswerDemandForm.Explanation), f => f.Explanation),
        new("channel", "法定途径", nameof(AnswerDemandForm.Channel), f => f.Channel),
        new("reason", "提请上级的原因", nameof(AnswerDemandForm.Reason), f => f.Reason),
        new("addressee", "报送机关", nameof(AnswerDemandForm.Addressee), f => f.Addressee),
        new("reference", "报送文号", nameof(AnswerDemandForm.Reference), f => f.Reference),
        new("sent_on", "报送日期", nameof(AnswerDemandForm.SentOn), f => Day(f.SentOn)),
        new("owner", "责任单位和责任人", nameof(AnswerDemandForm.Owner), f => f.Owner),
        new("next_date", "下次答复日期", nameof(AnswerDemandForm.NextDate), f => Day(f.NextDate)),
    ];

    public static IEnumerable<OutcomeDetail> Of(Outcome? outcome) => outcome is null ? [] : All.Where(d => outcome.Gives.Contains(d.Id));

    public static IEnumerable<OutcomeDetail> Missing(Outcome? outcome, AnswerDemandForm form) => Of(outcome).Where(d => string.IsNullOrWhiteSpace(d.Read(form)));

    /// <summary>A line each: <c>依据的条款：…</c></summary>
    public static string Text(Outcome outcome, AnswerDemandForm form) => string.Join('\n', Of(outcome).Select(d => $"{d.Label}：{d.Read(form)}"));

    /// <summary>What is written for the offices among the details: how it was worked on, under which number it went up, what the approvers of 办理终结 were told.</summary>
    private static readonly IReadOnlyCollection<string> Internal = ["采取的措施", "报送文号", "依据"];

    /// <summary>The details without those that are written for the offices; a detail may run over several lines.</summary>
    public static string ForEnterprise(string text)
    {
        var (told, isInternal) = (new List<string>(), false);
        foreach (var line in text.Split('\n'))
        {
            if (line.Split('：', 2) is [var label, _] && (Internal.Contains(label) || label == "终结原因" || All.Any(d => d.Label == label))) isInternal = Internal.Contains(label);
            if (!isInternal) told.Add(line);
        }
        return string.Join('\n', told);
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
