using Microsoft.AspNetCore.Components.Forms;

namespace Yingshang.Platform.Pages;

/// <summary>The fields of one form in the order of the page, so that the summary can name and link each error.</summary>
internal sealed class FieldErrors
{
    private static readonly object Key = new();
    private readonly List<(FieldIdentifier Field, string Id, Func<IReadOnlyList<string>> Errors)> fields = [];

    public static FieldErrors Of(EditContext form)
    {
        if (form.Properties.TryGetValue(Key, out var known)) return (FieldErrors)known;
        var created = new FieldErrors();
        form.Properties[Key] = created;
        return created;
    }

    public void Add(FieldIdentifier field, string id, Func<IReadOnlyList<string>> errors) => fields.Add((field, id, errors));

    public IEnumerable<(string Id, string Message)> OfFields() =>
        fields.SelectMany(field => field.Errors().Select(message => (field.Id, message)));

    /// <summary>Messages about the form as a whole, or about a property that has no field.</summary>
    public IEnumerable<string> OfForm(EditContext form)
    {
        var shown = fields.SelectMany(field => form.GetValidationMessages(field.Field)).ToHashSet(StringComparer.Ordinal);
        return form.GetValidationMessages().Where(message => !shown.Contains(message)).Distinct(StringComparer.Ordinal);
    }
}
