using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Forms.Mapping;

namespace Yingshang.Platform.Pages;

/// <summary>A labelled input of a posted form. Knows its label, its errors and, after a failed post, exactly what was typed.</summary>
/// <typeparam name="T">Type of the property of the form's model that <c>@bind-Value</c> names.</typeparam>
public abstract class FieldBase<T> : InputBase<T>
{
    private bool? requiredByModel;

    /// <summary>Above the input.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>Under the label: what to write, where it is known from.</summary>
    [Parameter] public string? Help { get; set; }

    /// <summary>Marks 必填 or 选填. Unset: as the model's <see cref="RequiredAttribute"/> says.</summary>
    [Parameter] public bool? Required { get; set; }

    [CascadingParameter] private FormMappingContext? Mapping { get; set; }

    internal string Id => "f-" + NameAttributeValue.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);

    internal string? DescribedBy =>
        string.Join(' ', new[] { Help is null ? null : Id + "-help", HasErrors ? Id + "-error" : null }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    internal string? Invalid => HasErrors ? "true" : null;

    internal string? AriaRequired => MustBeFilled ? "true" : null;

    internal bool MustBeFilled => Required ?? (requiredByModel ??= IsRequiredByModel());

    /// <summary>The value as text, or what was typed when it could not be read.</summary>
    internal string? Shown => Unreadable is { } error ? error.AttemptedValue : CurrentValueAsString;

    internal IReadOnlyList<string> Errors =>
        Unreadable is not null ? [UnreadableMessage]
        : EditContext is null ? []
        : [.. EditContext.GetValidationMessages(FieldIdentifier).Distinct(StringComparer.Ordinal)];

    /// <summary>Said when the typed text is no value of <typeparamref name="T"/>.</summary>
    protected virtual string UnreadableMessage => $"{Label}填写的内容无法识别，请重新填写";

    private bool HasErrors => Errors.Count > 0;

    private FormMappingError? Unreadable => Mapping?.GetAllErrors().FirstOrDefault(error => error.Path == NameAttributeValue);

    protected override void OnInitialized()
    {
        base.OnInitialized();
        if (EditContext is not null) FieldErrors.Of(EditContext).Add(FieldIdentifier, Id, () => Errors);
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

    private bool IsRequiredByModel() =>
        FieldIdentifier.Model?.GetType().GetProperty(FieldIdentifier.FieldName)?.GetCustomAttribute<RequiredAttribute>() is not null;
}
