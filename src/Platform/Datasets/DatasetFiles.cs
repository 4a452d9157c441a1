using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Yingshang.Feel;
using Yingshang.Platform.Files;
using Yingshang.Platform.Packs;

namespace Yingshang.Platform.Datasets;

/// <summary>Every dataset of a district as a CSV file, and beside them the dictionary that says what their columns mean.</summary>
public static class DatasetFiles
{
    public const string Dictionary = "字典.csv";

    /// <summary>Writes into a folder that exists.</summary>
    /// <returns>file name and records of each dataset</returns>
    public static async Task<IReadOnlyList<(string File, long Records)>> WriteAsync(string folder, DatasetList datasets, DictionaryBook book, DatasetSource source, CancellationToken cancel)
    {
        var written = new List<(string, long)>();
        foreach (var dataset in datasets.All)
        {
            var file = dataset.Name + ".csv";
            await using var to = File.Create(Path.Combine(folder, file));
            written.Add((file, await dataset.With(new Writing(to, FieldsOf(dataset, book), source, cancel))));
        }
        await File.WriteAllBytesAsync(Path.Combine(folder, Dictionary), Csv.File(DictionaryLines(datasets, book)), cancel);
        return written;
    }

    private static List<Field> FieldsOf(Dataset dataset, DictionaryBook book) => [.. book.Of(dataset.Name)!.Fields.Where(f => !f.IsAmbient && dataset.FieldIds.Contains(f.Id))];

    private static IEnumerable<IEnumerable<string?>> DictionaryLines(DatasetList datasets, DictionaryBook book)
    {
        yield return ["数据集", "字段", "编号", "类型", "单位", "可选值", "来源", "没有值表示", "含义", "依法保密"];
        foreach (var dataset in datasets.All)
        {
            var notes = book.Notes(dataset.Name).ToDictionary(n => n.FieldId);
            foreach (var field in FieldsOf(dataset, book))
                yield return [dataset.Name, field.Name, field.Id, Word(field.Type), field.Unit, string.Join('、', field.Choices), field.Source, Word(field.Missing), notes.GetValueOrDefault(field.Id)?.Meaning, notes.GetValueOrDefault(field.Id)?.Confidential];
        }
    }

    private static string Word(FeelType type) => type switch
    {
        FeelType.Number => "数", FeelType.Date => "日期", FeelType.DateTime => "时刻", FeelType.Bool => "是否", FeelType.Choice => "选项", FeelType.Set => "多选", _ => "文本",
    };

    private static string Word(Missing missing) => missing switch { Missing.None => "没有", Missing.NotApplicable => "不适用", _ => "未知" };

    private sealed class Writing(Stream to, List<Field> fields, DatasetSource source, CancellationToken cancel) : IDatasetWork<Task<long>>
    {
        private long _records;

        public async Task<long> With<TRow>(Dataset<TRow> dataset) where TRow : DatasetRow
        {
            await Csv.WriteAsync(to, LinesAsync(dataset), cancel);
            return _records;
        }

        private async IAsyncEnumerable<IEnumerable<string?>> LinesAsync<TRow>(Dataset<TRow> dataset, [EnumeratorCancellation] CancellationToken stop = default) where TRow : DatasetRow
        {
            yield return fields.Select(f => f.Unit is null ? f.Name : $"{f.Name}（{f.Unit}）").Prepend("记录");
            await foreach (var read in dataset.Read(source).OrderBy(r => r.Id).AsAsyncEnumerable().WithCancellation(stop))
            {
                var row = dataset.Complete(read);
                _records++;
                yield return fields.Select(f => FieldValue.Text(FieldValue.Logical(f, dataset.ValueOf(row, f.Id)))).Prepend(row.Id.ToString());
            }
        }
    }
}
