using Yingshang.Platform.Results;

namespace Yingshang.Enterprises.Editing;

/// <summary>A field of a form: what it is called, what it says in words, how it is taken over from another state.</summary>
internal sealed record FormField<TForm>(string Label, Func<TForm, string?> Said, Action<TForm, TForm> Copy);

/// <summary>What differs in one field, in words.</summary>
public sealed record FieldChange(string Label, string Was, string Now);

/// <summary>What another person changed meanwhile.</summary>
/// <param name="Kept">changed by the other alone: taken over into the form</param>
/// <param name="Both">changed by both: the form keeps what was typed; <c>Was</c> is the other's value, <c>Now</c> what was typed</param>
public sealed record EditConflict(Problem Problem, IReadOnlyList<FieldChange> Kept, IReadOnlyList<FieldChange> Both)
{
    /// <summary>Brings what was typed and what was written meanwhile together; from here on the form stands on the present version.</summary>
    internal static EditConflict Meet<TForm>(IReadOnlyList<FormField<TForm>> fields, TForm began, TForm typed, TForm now, Problem problem) where TForm : EditForm
    {
        var theirs = fields.Where(f => f.Change(began, now) is not null).ToList();
        var mine = theirs.Where(f => f.Change(began, typed) is not null).ToList();
        var both = mine.Select(f => f.Change(now, typed)).OfType<FieldChange>().ToList();
        var kept = theirs.Except(mine).ToList();
        var changes = kept.Select(f => f.Change(began, now)!).ToList();
        foreach (var field in kept) field.Copy(typed, now);
        (typed.Version, typed.KnownAt) = (now.Version, now.KnownAt);
        return new EditConflict(problem, changes, both);
    }
}

internal static class FormFields
{
    public static FieldChange? Change<TForm>(this FormField<TForm> field, TForm was, TForm now)
    {
        var change = new FieldChange(field.Label, field.Said(was) ?? "", field.Said(now) ?? "");
        return change.Was.Trim() == change.Now.Trim() ? null : change;
    }

    /// <summary>What differs between two states.</summary>
    public static IReadOnlyList<FieldChange> Changes<TForm>(this IReadOnlyList<FormField<TForm>> fields, TForm was, TForm now) => [.. fields.Select(f => f.Change(was, now)).OfType<FieldChange>()];
}
