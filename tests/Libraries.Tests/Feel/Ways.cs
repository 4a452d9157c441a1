using Microsoft.EntityFrameworkCore;
using Yingshang.Feel;
using Yingshang.Feel.Columns;
using Yingshang.Feel.Evaluation;
using Yingshang.Feel.Values;

namespace Yingshang.Libraries.Tests.Feel;

/// <summary>A way to run a condition in facts mode over all rows, beside the delegate. <paramref name="Run"/> yields the truths in the order of the rows, null where the way refuses the condition.</summary>
internal sealed record Way(string Name, Func<FeelFormula, EnterpriseDb, List<Enterprise>, AmbientValues, IReadOnlyList<Truth>?> Run);

internal static class Ways
{
    public static readonly Way Engine = new("the engine over contexts", OverContexts);

    public static readonly Way Database = new("the database", InDatabase);

    public static readonly Way Columns = new("the columns", OverColumns);

    public static readonly IReadOnlyList<Way> All = [Engine, Database, Columns];

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<List<Enterprise>, ColumnTable> Tables = [];

    /// <summary>Contexts know neither units to convert, nor facts that do not apply or stand for something when absent, nor local time for texts without a zone.</summary>
    private static readonly string[] OnlyOverRows = ["出口额", "有出口", "注册资本", "收入增速", "date and time(", "处罚次数 = null", "处罚次数 != null", "标签 = null", "标签 != null", "失信 = null", "失信 != null", "处罚次数 in ("];

    private static readonly FeelZone Shanghai = FeelZone.OfSeconds(8 * 3_600)!;
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Enterprise, FeelContext> Contexts = [];
    private static readonly FeelEngine FactsEngine = new() { Mode = FeelMode.Facts };

    private static List<Truth>? OverContexts(FeelFormula formula, EnterpriseDb db, List<Enterprise> rows, AmbientValues ambient)
    {
        if (Array.Exists(OnlyOverRows, formula.Text.Contains)) return null;
        var root = FeelParser.Parse(formula.Text, Enterprise.Dictionary).Root!;
        var supplied = new ContextScope(FeelContext.Of(Enterprise.Dictionary.Fields.Where(f => f.IsAmbient).Select(f => KeyValuePair.Create(f.Name, ValueOf(ambient.Find(f.Id))))), new BuiltinScope());
        return rows.ConvertAll(r => FactsEngine.Evaluate(root, new ContextScope(Contexts.GetValue(r, ContextOf), supplied)).Value switch { true => Truth.True, false => Truth.False, _ => Truth.Unknown });
    }

    private static List<Truth>? InDatabase(FeelFormula formula, EnterpriseDb db, List<Enterprise> rows, AmbientValues ambient)
    {
        var translation = formula.Translate(Enterprise.Bindings, ambient);
        if (!translation.CanTranslate) return null;
        var whenTrue = db.Enterprises.Where(translation.TrueWhen!).Select(e => e.Id).ToHashSet();
        var whenFalse = db.Enterprises.Where(translation.FalseWhen!).Select(e => e.Id).ToHashSet();
        Assert.Empty(whenTrue.Intersect(whenFalse));
        return rows.ConvertAll(r => whenTrue.Contains(r.Id) ? Truth.True : whenFalse.Contains(r.Id) ? Truth.False : Truth.Unknown);
    }

    private static List<Truth>? OverColumns(FeelFormula formula, EnterpriseDb db, List<Enterprise> rows, AmbientValues ambient)
    {
        if (formula.WhyNotColumnar(ambient) is not null) return null;
        var table = Tables.GetValue(rows, r => ColumnTable.Of(r, Enterprise.Bindings, Enterprise.Dictionary));
        var answers = ColumnProgram.Prepare(table, [formula], ambient).Answer();
        return [.. Enumerable.Range(0, rows.Count).Select(row => answers[0, row])];
    }

    private static FeelContext ContextOf(Enterprise row) => FeelContext.Of(Enterprise.Dictionary.Fields.Where(f => !f.IsAmbient).Select(f => KeyValuePair.Create(f.Name, Read(row, f))));

    private static readonly Dictionary<string, Func<Enterprise, object?>> Readers = Enterprise.Dictionary.Fields.Where(f => !f.IsAmbient).ToDictionary(f => f.Id, Reader);

    private static object? Read(Enterprise row, Field field) => Readers[field.Id](row);

    private static Func<Enterprise, object?> Reader(Field field)
    {
        var formula = FeelChecker.Check(field.Name, Enterprise.Dictionary).Formula!;
        return formula.Kind switch
        {
            FeelKind.Number => Of<decimal?>(formula),
            FeelKind.Bool => Of<bool?>(formula),
            FeelKind.Date => Of<DateOnly?>(formula),
            FeelKind.DateTime => Of<DateTime?>(formula),
            FeelKind.Set => Of<IEnumerable<string>?>(formula),
            _ => Of<string?>(formula),
        };
    }

    private static Func<Enterprise, object?> Of<T>(FeelFormula formula)
    {
        var value = formula.CompileValue<Enterprise, T>(Enterprise.Bindings);
        return row => ValueOf(value.Evaluate(row));
    }

    private static object? ValueOf(object? value) => value switch
    {
        decimal number => (FeelNumber)number,
        DateOnly date => FeelDate.Of(date),
        // The last hours of the calendar have no local time in .NET.
        DateTime instant when instant.Year == 9999 => FeelDateTime.Of(new DateTimeOffset(instant, TimeSpan.Zero), FeelZone.Utc),
        DateTime instant => FeelDateTime.Of(new DateTimeOffset(instant, TimeSpan.Zero).ToOffset(TimeSpan.FromHours(8)), Shanghai),
        IEnumerable<string> members => members.ToList<object?>(),
        _ => value,
    };
}
