using System.Linq.Expressions;
using Microsoft.AspNetCore.Components.Forms;

namespace Yingshang.Platform.People;

/// <summary>Adds what only the server knows to the errors of a form, beside the field it concerns.</summary>
internal static class FormRule
{
    /// <returns>true when the form's own rules hold and there is no objection</returns>
    public static bool Holds(EditContext form, Expression<Func<object?>> field, string? objection)
    {
        ValidationMessageStore? own = null;
        form.OnValidationRequested += Add;
        var holds = form.Validate();
        form.OnValidationRequested -= Add;
        return holds;

        void Add(object? sender, ValidationRequestedEventArgs args)
        {
            own ??= new ValidationMessageStore(form);
            own.Clear();
            if (objection is not null) own.Add(FieldIdentifier.Create(field), objection);
        }
    }
}
