namespace Yingshang.Cases.Owed;

/// <summary>A list that another part of the program adds to 待办, below what is held:
/// <c>services.AddSingleton(new TodoSource("应办的事", DutyActions.Record, 10, "/duties", (s, cancel) =&gt; …))</c>.</summary>
/// <param name="Title">heading of the list</param>
/// <param name="Action">read only for those who may do it</param>
/// <param name="Order">lower ones first</param>
/// <param name="All">address of the whole list</param>
/// <param name="ReadAsync">what waits for this person, the most urgent first; an empty list is not shown. One source reads after another.</param>
public sealed record TodoSource(string Title, string Action, int Order, string All, Func<IServiceProvider, CancellationToken, Task<IReadOnlyList<OwedThing>>> ReadAsync);
