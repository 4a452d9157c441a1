using Yingshang.Gongwen;
using Yingshang.Platform.People;

namespace Yingshang.Cases.Documents;

/// <summary>A document before it has its number: what it is about, to whom it goes, the values of its fields.</summary>
public sealed class DocumentDraft
{
    public required DocumentTemplate Template { get; init; }
    public required Guid SubjectId { get; init; }
    public Guid? CaseId { get; init; }
    public Guid? NodeId { get; init; }
    public Unit? Addressee { get; init; }

    /// <summary>The unit that issues it, where no issuer of the letterhead does.</summary>
    public Unit? IssuingUnit { get; init; }
    public Dictionary<string, string> Fields { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, GongwenBlock> Tables { get; } = new(StringComparer.Ordinal);

    public string Key => $"{Template.Id}:{SubjectId:N}:{NodeId:N}:{Addressee?.Id:N}";

    /// <summary>Takes what was written; what was not asked about is ignored.</summary>
    public void Answer(IReadOnlyDictionary<string, string?> answers)
    {
        // A field that was emptied is not sent along.
        foreach (var question in Template.Asks) Fields[question.Field] = Written(question, answers.GetValueOrDefault(question.Field)?.Trim() ?? "");
    }

    /// <summary>For a look before it is made: where something has still to be written, it says what.</summary>
    public void NameGaps()
    {
        foreach (var gap in Template.Asks.Where(a => a.IsRequired && Fields.GetValueOrDefault(a.Field, "").Length == 0)) Fields[gap.Field] = $"（{gap.Field}）";
    }

    /// <summary>The answers that the template proposes.</summary>
    public IReadOnlyDictionary<string, string?> Proposed()
    {
        var filler = new TemplateFiller(Fields, Tables);
        return Template.Asks.ToDictionary(a => a.Field, a => a.Default is null ? null : filler.TextOrNull(a.Default), StringComparer.Ordinal);
    }

    private static string Written(DocumentQuestion question, string answer) =>
        question.IsDate && DateOnly.TryParse(answer, System.Globalization.CultureInfo.InvariantCulture, out var day)
            ? day.ToString("yyyy年M月d日", System.Globalization.CultureInfo.InvariantCulture)
            : answer;
}
