using Yingshang.Platform.Pages;

namespace Yingshang.Cases.Leader;

/// <summary>A section that another part of the program adds to 领导一页, such as where the leader's 批示 stand:
/// <c>services.AddSingleton(new LeaderSection("批示办到哪了", DocumentActions.Read, 10, (s, leader, cancel) =&gt; s.GetRequiredService&lt;Instructions&gt;().OfAsync(leader, cancel)))</c>.</summary>
/// <param name="Title">heading of the section</param>
/// <param name="Action">read only for those who may do it</param>
/// <param name="Order">lower ones first</param>
/// <param name="ReadAsync">the lines for a leader (id of the account), the most urgent first; the page shows the first five. One section reads after another.</param>
public sealed record LeaderSection(string Title, string Action, int Order, Func<IServiceProvider, Guid, CancellationToken, Task<IReadOnlyList<LeaderLine>>> ReadAsync)
{
    /// <summary>Said when there is no line.</summary>
    public string Empty { get; init; } = "没有。";
}

/// <summary>A line of a section.</summary>
/// <param name="Text">what it is about</param>
/// <param name="Note">with whom it is, until when</param>
/// <param name="Lamp">正常 / 临期 / 超期2个工作日</param>
public sealed record LeaderLine(string Text, string? Href = null, string? Note = null, string? Lamp = null, Tone Tone = Tone.Plain);
