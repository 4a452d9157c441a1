using Yingshang.Metrics;
using Yingshang.Platform.Datasets;

namespace Yingshang.Reports.VerifyReport;

public enum RecordFate
{
    /// <summary>新计入</summary>
    Added,
    /// <summary>不再计入</summary>
    Removed,
    /// <summary>更正</summary>
    Corrected,
}

/// <summary>What became of a record behind a number.</summary>
/// <param name="Detail">of a correction which fields: 结果 已解决→部分解决</param>
public sealed record RecordChange(RecordFate Fate, FigureRecord Record, string Detail)
{
    public string Word => Fate switch { RecordFate.Added => "新计入", RecordFate.Removed => "不再计入", _ => "更正" };

    public override string ToString() => Detail.Length == 0 ? $"{Word}：{Record.Label}" : $"{Word}：{Record.Label}（{Detail}）";
}

/// <summary>Compares the records behind a number at two times, or of two periods.</summary>
internal static class RecordChanges
{
    public static IReadOnlyList<RecordChange> Between(IReadOnlyList<FigureRecord> before, IReadOnlyList<FigureRecord> after, IReadOnlyList<Feel.Field> fields)
    {
        var was = before.ToDictionary(r => r.Id);
        var now = after.ToDictionary(r => r.Id);
        var changes = new List<RecordChange>();
        foreach (var record in after)
        {
            if (!was.TryGetValue(record.Id, out var earlier)) changes.Add(new RecordChange(RecordFate.Added, record, ""));
            else if (Corrections(earlier, record, fields) is { Length: > 0 } corrected) changes.Add(new RecordChange(RecordFate.Corrected, record, corrected));
        }
        changes.AddRange(before.Where(r => !now.ContainsKey(r.Id)).Select(r => new RecordChange(RecordFate.Removed, r, "")));
        return changes;
    }

    private static string Corrections(FigureRecord before, FigureRecord after, IReadOnlyList<Feel.Field> fields) =>
        string.Join("，", fields.Index().Where(f => !Equals(before.Values[f.Index], after.Values[f.Index])).Select(f => $"{f.Item.Name} {Said(before.Values[f.Index])}→{Said(after.Values[f.Index])}"));

    private static string Said(object? value) => FieldValue.Text(value) is { Length: > 0 } text ? text : "（空）";
}
