namespace Yingshang.Feel.Columns;

/// <summary>Turns conditions into steps for a block: what is shared is emitted once, and a bitmap is used again when nobody needs it any more.</summary>
internal sealed class Emitter(ColumnTable table)
{
    private readonly Dictionary<ColumnNode, Answer> answers = [];
    private readonly Dictionary<string, int> joined = new(StringComparer.Ordinal);
    private readonly Dictionary<Field, int> nulls = [];
    private readonly List<(Column? Column, bool IsNulls, bool Value)> own = [(null, false, false), (null, false, true)];
    private readonly List<Step> steps = [];
    private int registers;

    /// <summary>Never.</summary>
    public int Zeros => -1;

    /// <summary>Always.</summary>
    public int Ones => -2;

    public static ColumnCode Code(ColumnTable table, IReadOnlyList<ColumnNode> roots)
    {
        var emitter = new Emitter(table);
        var ends = new List<int>();
        var results = roots.Select(root =>
        {
            var answer = emitter.Of(root);
            ends.Add(emitter.steps.Count);
            return answer;
        }).ToList();
        return emitter.Assign(results, ends);
    }

    public Answer Of(ColumnNode node)
    {
        if (!answers.TryGetValue(node, out var answer)) answers[node] = answer = node.Emit(this);
        return answer;
    }

    public int Register() => registers++;

    public void Do(Step step) => steps.Add(step);

    public Column Column(Field field) => table.Find(field.Id) ?? throw new ObjectDisposedException(nameof(ColumnTable));

    public unsafe int Nulls(Field field)
    {
        if (nulls.TryGetValue(field, out var register)) return register;
        var column = Column(field);
        return nulls[field] = column.Nulls is null ? Zeros : Own(column, isNulls: true);
    }

    public int Bits(Field field) => Own(Column(field), isNulls: false);

    public int Any(IEnumerable<int> bitmaps)
    {
        var some = bitmaps.Where(b => b != Zeros).Distinct().Order().ToArray();
        if (some.Length == 0) return Zeros;
        if (some.Contains(Ones)) return Ones;
        return some.Length == 1 ? some[0] : Joined($"any {string.Join(' ', some)}", into => new AnyStep(some, into));
    }

    public int Without(int bits, int without) => without == Zeros ? bits : bits == Zeros || without == Ones ? Zeros : Joined($"without {bits} {without}", into => new WithoutStep(bits, without, into));

    public int Codes(Column column, Truth[] truths, Truth wanted)
    {
        var first = Array.IndexOf(truths, wanted);
        if (first < 0) return Zeros;
        var last = Array.LastIndexOf(truths, wanted);
        var into = Register();
        var isRun = truths.AsSpan(first, last - first + 1).IndexOfAnyExcept(wanted) < 0;
        Do(isRun ? RangeStep.Of(column, first, last, outside: false, Zeros, into) : new CodeStep(column, [.. truths.Select(t => t == wanted ? (byte)1 : (byte)0)], into));
        return into;
    }

    private int Own(Column column, bool isNulls)
    {
        own.Add((column, isNulls, false));
        return -own.Count;
    }

    private int Joined(string key, Func<int, Step> step)
    {
        if (joined.TryGetValue(key, out var register)) return register;
        register = Register();
        Do(step(register));
        return joined[key] = register;
    }

    /// <summary>Gives each register a place among as few bitmaps as will do; a column's own follow them.</summary>
    private ColumnCode Assign(List<Answer> results, List<int> ends)
    {
        var lastUse = LastUses(results, ends);
        var places = new int[registers];
        var free = new Stack<int>();
        var count = 0;
        for (var (step, result) = (0, 0); step <= steps.Count; step++)
        {
            for (; result < ends.Count && ends[result] == step; result++) Release(2 * step, [results[result].True, results[result].Unknown]);
            if (step == steps.Count) break;
            foreach (var register in steps[step].Writes) places[register] = free.TryPop(out var place) ? place : count++;
            Release(2 * step + 1, steps[step].Reads);
            Release(2 * step + 1, steps[step].Writes);
        }
        int PlaceOf(int register) => register >= 0 ? places[register] : count - register - 1;
        foreach (var step in steps)
        {
            for (var i = 0; i < step.Reads.Length; i++) step.Reads[i] = PlaceOf(step.Reads[i]);
            for (var i = 0; i < step.Writes.Length; i++) step.Writes[i] = PlaceOf(step.Writes[i]);
        }
        return new ColumnCode([.. steps], [.. ends], [.. results.Select(r => new Answer(PlaceOf(r.True), PlaceOf(r.Unknown)))], count, [.. own], table.Shape);

        void Release(int at, int[] used)
        {
            foreach (var register in used.Distinct())
            {
                if (register < 0 || lastUse[register] != at) continue;
                lastUse[register] = -1;
                free.Push(places[register]);
            }
        }
    }

    /// <summary>By register when it is read last: step i at 2i + 1, a result that ends before step i at 2i.</summary>
    private int[] LastUses(List<Answer> results, List<int> ends)
    {
        var last = new int[registers];
        for (var step = 0; step < steps.Count; step++)
        {
            foreach (var register in steps[step].Reads) if (register >= 0) last[register] = 2 * step + 1;
            foreach (var register in steps[step].Writes) last[register] = 2 * step + 1;
        }
        for (var result = 0; result < results.Count; result++)
        {
            foreach (var register in new[] { results[result].True, results[result].Unknown })
                if (register >= 0) last[register] = Math.Max(last[register], 2 * ends[result]);
        }
        return last;
    }
}

/// <summary>Steps of many conditions: those of condition i end before <paramref name="Ends"/>[i].</summary>
internal sealed record ColumnCode(Step[] Steps, int[] Ends, Answer[] Results, int Bitmaps, (Column? Column, bool IsNulls, bool Value)[] Own, int Shape);
