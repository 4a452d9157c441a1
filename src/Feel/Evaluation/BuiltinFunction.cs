using Yingshang.Feel.Values;

namespace Yingshang.Feel.Evaluation;

/// <summary>What a parameter of a built-in function takes.</summary>
[Flags]
internal enum Takes
{
    Number = 1, Text = 2, Bool = 4, Date = 8, Time = 16, DateTime = 32, DaysTime = 64, YearsMonths = 128, List = 256, Context = 512, Range = 1024, Function = 2048,
    Any = 4095,
}

/// <summary><paramref name="IsOptional"/>: may be left out or null. <paramref name="MayBeNull"/>: must be given, and may be null.</summary>
internal sealed record BuiltinParameter(string Name, Takes Takes, bool IsOptional, bool MayBeNull);

/// <summary>The arguments of one call, fitted to the signature; those left out are null.</summary>
internal sealed record BuiltinCall(Evaluator Evaluator, string Function, IReadOnlyList<object?> Arguments, TextSpan At)
{
    public Run Run => Evaluator.Run;

    public object? this[int index] => Arguments[index];

    public string Text(int index) => (string)Arguments[index]!;

    public FeelNumber Number(int index) => (FeelNumber)Arguments[index]!;

    public IReadOnlyList<object?> List(int index) => (IReadOnlyList<object?>)Arguments[index]!;

    public FeelContext Context(int index) => (FeelContext)Arguments[index]!;

    /// <summary>Null, and why.</summary>
    public object? Null(string chinese, string english) => Run.Null(Notices.NoValue($"函数 {Function}：{chinese}", $"{Function}: {english}", At));

    /// <summary>A new list, counted against the limits.</summary>
    public IReadOnlyList<object?> New(IReadOnlyList<object?> list)
    {
        Run.SpendOnList(list.Count);
        return list;
    }
}

/// <summary>One way to call a function. <paramref name="IsVariadic"/>: the last parameter repeats.</summary>
internal sealed record Signature(IReadOnlyList<BuiltinParameter> Parameters, bool IsVariadic, Func<BuiltinCall, object?> Body)
{
    public int Required => Parameters.Count(p => !p.IsOptional);

    public bool TakesCount(int count) => count >= Required && (count <= Parameters.Count || IsVariadic);

    public override string ToString() => string.Join(", ", Parameters.Select(p => p.IsOptional ? p.Name + "?" : p.Name)) + (IsVariadic ? ", …" : "");
}

/// <summary>A built-in function, in one or several signatures; the first that fits is taken.</summary>
internal sealed class BuiltinFunction(string name, IReadOnlyList<Signature> signatures) : Callable
{
    public override string Name => name;

    public override IReadOnlyList<FeelParameter> Parameters => [.. signatures[0].Parameters.Select(p => new FeelParameter(p.Name, FeelShape.Any))];

    public IReadOnlyList<Signature> Signatures => signatures;

    public override bool Accepts(IReadOnlyList<FeelShape> arguments) => signatures.Any(s => s.TakesCount(arguments.Count));

    public override object? Invoke(Evaluator evaluator, IReadOnlyList<object?> arguments, TextSpan at) =>
        Run(evaluator, signatures.Where(s => s.TakesCount(arguments.Count)).Select(s => (s, Spread(s, arguments))), at);

    /// <summary>min(1, 2, 3) as min([1, 2, 3]): a repeated parameter gathers its arguments.</summary>
    private static IReadOnlyList<object?> Spread(Signature signature, IReadOnlyList<object?> arguments)
    {
        var fixedCount = signature.Parameters.Count - (signature.IsVariadic ? 1 : 0);
        if (!signature.IsVariadic) return [.. arguments, .. Enumerable.Repeat<object?>(null, fixedCount - arguments.Count)];
        return [.. arguments.Take(fixedCount), arguments.Skip(fixedCount).ToList()];
    }

    public override object? InvokeNamed(Evaluator evaluator, IReadOnlyList<string> names, IReadOnlyList<object?> arguments, TextSpan at) =>
        Run(evaluator, signatures.Where(s => Knows(s, names)).Select(s => (s, Arranged(s, names, arguments))), at);

    public static bool Knows(Signature signature, IReadOnlyList<string> names) =>
        names.All(n => signature.Parameters.Any(p => p.Name == n)) && signature.Parameters.All(p => p.IsOptional || names.Contains(p.Name)) && names.Distinct().Count() == names.Count;

    private static IReadOnlyList<object?> Arranged(Signature signature, IReadOnlyList<string> names, IReadOnlyList<object?> arguments)
    {
        var byName = names.Zip(arguments).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
        return [.. signature.Parameters.Select(p => byName.GetValueOrDefault(p.Name))];
    }

    private object? Run(Evaluator evaluator, IEnumerable<(Signature Signature, IReadOnlyList<object?> Arguments)> ways, TextSpan at)
    {
        evaluator.Run.Spend();
        FeelProblem? mismatch = null;
        foreach (var (signature, arguments) in ways)
        {
            var fitted = new object?[arguments.Count];
            if (Misfit(signature, arguments, fitted) is not { } misfit) return signature.Body(new BuiltinCall(evaluator, name, fitted, at));
            mismatch ??= Notices.Argument(name, signature.Parameters[misfit].Name, Words(signature.Parameters[misfit].Takes), arguments[misfit], at);
        }
        return evaluator.Run.Null(mismatch ?? Notices.Arguments(name, string.Join(" | ", signatures), at));
    }

    private static int? Misfit(Signature signature, IReadOnlyList<object?> arguments, object?[] fitted)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var parameter = signature.Parameters[i];
            // A repeated parameter has been gathered: its own body looks at the items.
            if (signature.IsVariadic && i == arguments.Count - 1)
            {
                fitted[i] = arguments[i] as IReadOnlyList<object?>;
                if (fitted[i] is null) return i;
            }
            else if (!TryFit(parameter, arguments[i], out fitted[i])) return i;
        }
        return null;
    }

    /// <summary>A list of one stands for its item, and an item for the list of it.</summary>
    private static bool TryFit(BuiltinParameter parameter, object? argument, out object? fitted)
    {
        fitted = argument;
        if (argument is null) return parameter.IsOptional || parameter.MayBeNull || parameter.Takes == Takes.Any;
        if (Fits(parameter.Takes, argument)) return true;
        if (argument is IReadOnlyList<object?> { Count: 1 } list && list[0] is { } only && Fits(parameter.Takes, only))
        {
            fitted = only;
            return true;
        }
        if (parameter.Takes != Takes.List) return false;
        fitted = new object?[] { argument };
        return true;
    }

    private static bool Fits(Takes takes, object value) => takes.HasFlag(TakesOf(FeelValue.KindOf(value)));

    public static Takes TakesOf(ValueKind kind) => kind switch
    {
        ValueKind.Number => Takes.Number,
        ValueKind.Text => Takes.Text,
        ValueKind.Bool => Takes.Bool,
        ValueKind.Date => Takes.Date,
        ValueKind.Time => Takes.Time,
        ValueKind.DateTime => Takes.DateTime,
        ValueKind.DaysTime => Takes.DaysTime,
        ValueKind.YearsMonths => Takes.YearsMonths,
        ValueKind.List => Takes.List,
        ValueKind.Context => Takes.Context,
        ValueKind.Range => Takes.Range,
        _ => Takes.Function,
    };

    public static string Words(Takes takes) => string.Join("或", Enum.GetValues<Takes>().Where(t => t != Takes.Any && takes.HasFlag(t)).Select(t => Notices.Words(Enum.Parse<ValueKind>(t.ToString())).Chinese));
}
