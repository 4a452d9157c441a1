namespace Yingshang.Platform.Pages;

/// <summary>A filter of a <see cref="FilterBar"/>: a select over <see cref="Choices"/>, or a day when there are none.</summary>
/// <param name="Name">Its name in the address; not q, page, size, sort or cols.</param>
/// <param name="Label">In the bar and on its chip, e.g. 状态.</param>
public sealed record ListFilter(string Name, string Label, IReadOnlyList<Choice>? Choices = null)
{
    internal string TextOf(string value) => Choices?.FirstOrDefault(choice => choice.Is(value))?.Text ?? value;
}
