using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Http;

namespace Yingshang.Platform.Pages;

/// <summary>A labelled input of a posted form. Knows its label, its errors and, after a failed post, exactly what was typed.</summary>
/// <typeparam name="T">Type of the property of the form's model that <c>@bind-Value</c> names.</typeparam>
public abstract class FieldBase<T> : InputBase<T>
{
    private bool? requiredByModel;
    private ValidationMessageStore? unreadable;

    /// <summary>Above the input.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>Under the label: what to write, where it is known from.</summary>
    [Parameter] public string? Help { get; set; }

    /// <summary>Marks 必填 or 选填. Unset: as the model's <see cref="RequiredAttribute"/> says.</summary>
    [Parameter] public bool? Required { get; set; }

    [CascadingParameter] private HttpContext? Http { get; set; }

    internal string Id => "f-" + NameAttributeValue.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);

    internal string? DescribedBy =>
        string.Join(' ', new[] { Help is null ? null : Id + "-help", HasErrors ? Id + "-error" : null }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    internal string? Invalid => HasErrors ? "true" : null;

    internal string? AriaRequired => MustBeFilled ? "true" : null;

    internal bool MustBeFilled => Required ?? (requiredByModel ??= IsRequiredByModel());

    /// <summary>The value as text, or what was typed when it could not be read.</summary>
    internal string? Shown => Unreadable ?? CurrentValueAsString;

    internal IReadOnlyList<string> Errors =>
        Unreadable is not null ? [UnreadableMessage]
        : EditContext is null ? []
        : [.. EditContext.GetValidationMessages(FieldIdentifier).Distinct(StringComparer.Ordinal)];

    /// <summary>Said when the typed text is no value of <typeparamref name="T"/>.</summary>
    protected virtual string UnreadableMessage => $"{Label}填写的内容无法识别，请重新填写";

    private bool HasErrors => Errors.Count > 0;

    /// <summary>What was posted under this name, when it is no <typeparamref name="T"/>; null when there is nothing wrong.</summary>
    private string? Unreadable =>
        Posted is { } text && (string.IsNullOrWhiteSpace(text) ? default(T) is not null : !Reads(text)) ? text : null;

    private string? Posted =>
        Http is { Request.HasFormContentType: true } && Http.Request.Form.TryGetValue(NameAttributeValue, out var values) ? values.ToString() : null;

    /// <summary>Whether the posted text is a value of <typeparamref name="T"/>.</summary>
    protected virtual bool Reads(string text) =>
        typeof(T) == typeof(bool) || typeof(T) == typeof(bool?) ? bool.TryParse(text, out _) : BindConverter.TryConvertTo<T>(text, CultureInfo.CurrentCulture, out _);

    protected override void OnInitialized()
    {
        base.OnInitialized();
        if (EditContext is null) return;
        FieldErrors.Of(EditContext).Add(FieldIdentifier, Id, () => Errors);
        unreadable = new ValidationMessageStore(EditContext);
        EditContext.OnValidationRequested += RefuseUnreadable;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && EditContext is not null) EditContext.OnValidationRequested -= RefuseUnreadable;
        base.Dispose(disposing);
    }

    protected override string? FormatValueAsString(T? value) => value switch
    {
        null => null,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    protected override bool TryParseValueFromString(string? value, [MaybeNullWhen(false)] out T result, [NotNullWhen(false)] out string? validationErrorMessage)
    {
        validationErrorMessage = UnreadableMessage;
        return BindConverter.TryConvertTo(value, CultureInfo.InvariantCulture, out result);
    }

    // The framework leaves the property empty and lets the form pass as if nothing had been typed.
    private void RefuseUnreadable(object? sender, ValidationRequestedEventArgs args)
    {
        unreadable!.Clear();
        if (Unreadable is not null) unreadable.Add(FieldIdentifier, UnreadableMessage);
    }

    private bool IsRequiredByModel() =>
        FieldIdentifier.Model?.GetType().GetProperty(FieldIdentifier.FieldName)?.GetCustomAttribute<RequiredAttribute>() is not null;
}
