using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using Yingshang.Bench.Load;
using Yingshang.Feel;
using Yingshang.Feel.Columns;

namespace Yingshang.Bench.Rules;

/// <summary>Rules over enterprises in every way the language runs, beside hand-written C# and the engines of npm, in one run.</summary>
internal static class FeelBench
{
    private const string DuckDbThatWrites = "DuckDB, matches written to a table, 1 thread";

    private sealed record Options(double Seconds, string? Postgres, bool Whole, bool WithPeers, string? Keep);

    public static Command Command()
    {
        var seconds = new Option<double>("--seconds") { Description = "每一项量多久（三次取最好）", DefaultValueFactory = _ => 1 };
        var postgres = new Option<string?>("--postgres") { Description = "PostgreSQL 连接串；不给则不量" };
        var whole = new Option<bool>("--whole") { Description = "3,000 条政策 × 500 万户企业，从文件" };
        var peers = new Option<bool>("--no-peers") { Description = "不量 npm 的各家" };
        var keep = new Option<string?>("--keep") { Description = "把列文件留在这个文件夹里，下次再用" };
        var command = new Command("feel", "表达式：90 条规则 × 50,000 户，3,000 × 200,000，与手写 C#、各家引擎比") { seconds, postgres, whole, peers, keep };
        command.SetAction(parsed => Run(new Options(parsed.GetValue(seconds), parsed.GetValue(postgres), parsed.GetValue(whole), !parsed.GetValue(peers), parsed.GetValue(keep))));
        return command;
    }

    private static int Run(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("bench-feel");
        try
        {
            if (options.Whole) Whole(options, folder.FullName);
            else
            {
                Moments();
                Speed(options, 90, 50_000, folder.FullName, "duckdb,zen,json-rules-engine,feelin");
                Speed(options, 3_000, 200_000, folder.FullName, "duckdb");
            }
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Evaluations a second

    private static void Speed(Options options, int ruleCount, int rowCount, string folder, string peers)
    {
        var rules = RuleWorld.Rules(ruleCount);
        var rows = RuleWorld.Enterprises(rowCount);
        var decimals = Array.ConvertAll(rows, r => r.ToDecimal());
        var formulas = Formulas(rules);
        var hand = HandWritten.Compile(rules, Path.Combine(folder, $"hand{ruleCount}"));
        var overDecimals = formulas.ConvertAll(f => f.CompilePredicate(RuleWorld.Decimals)).ToArray();
        var overIntegers = formulas.ConvertAll(f => f.CompilePredicate(RuleWorld.Scaled)).ToArray();
        var evaluations = (long)ruleCount * rowCount;
        // Rows enough for a second or so; the columns take them all.
        var some = (int)Math.Min(rowCount, Math.Max(1_000, 4_500_000 / ruleCount));
        var part = (long)ruleCount * some;
        var table = new List<(string Name, Timing Timing, string Note)>();
        void Add(string name, long count, Func<long> pass, string note = "")
        {
            table.Add((name, Timing.Of(count, options.Seconds, pass), note));
            Console.Error.WriteLine($"{name}: {table[^1].Timing.PerSecond:N0}/s");
        }

        Add("hand-written C#, exact decimal, row by row", part, () => ByRow(hand.OverDecimals, decimals, some));
        Add("b compiled, exact decimal, row by row", part, () => ByRow(overDecimals, decimals, some));
        Add("hand-written C#, exact decimal, rule by rule", part, () => ByRule(hand.OverDecimals, decimals, some));
        Add("b compiled, exact decimal, rule by rule", part, () => ByRule(overDecimals, decimals, some));
        Add("hand-written C#, integers, row by row", part, () => ByRow(hand.OverIntegers, rows, some));
        Add("b compiled, integers, row by row", part, () => ByRow(overIntegers, rows, some));
        Add("hand-written C#, integers, rule by rule", part, () => ByRule(hand.OverIntegers, rows, some));
        Add("b compiled, integers, rule by rule", part, () => ByRule(overIntegers, rows, some));

        using var columns = RuleWorld.Columns(rows);
        var program = ColumnProgram.Prepare(columns, formulas);
        foreach (var threads in new[] { 1, 2 })
        {
            Add($"d columns, true and unknown written out, {Threads(threads)}", evaluations, () => Matches(program.Answer(threads)));
            Add($"d columns, ids of matches written out, {Threads(threads)}", evaluations, () => Ids(program, threads));
        }
        if (ruleCount <= 200)
        {
            var translated = RuleDatabase.Translate(formulas);
            using (var sqlite = RuleDatabase.OnSqlite(rows)) Add("c SQLite in memory, a statement for each rule", evaluations, () => sqlite.Match(translated));
            if (options.Postgres is { } connection)
            {
                using var postgres = RuleDatabase.OnPostgres(connection, rows);
                Add("c PostgreSQL, a statement for each rule", evaluations, () => postgres.Match(translated));
            }
        }
        if (options.WithPeers) table.AddRange(Peers.Run(rows, rules, Path.Combine(folder, "data"), options.Seconds, peers).Select(l => (l.Name, new Timing(l.PerSecond, l.Matches), l.Rows == rowCount ? l.Note : $"{l.Rows:N0} rows; {l.Note}")));
        Print(ruleCount, rowCount, some, table);
    }

    private static void Print(int rules, int rows, int some, List<(string Name, Timing Timing, string Note)> lines)
    {
        var yardstick = lines[0].Timing.PerSecond;
        var duck = lines.Where(l => l.Name == DuckDbThatWrites || l.Name.EndsWith("counting, 1 thread", StringComparison.Ordinal)).Select(l => (double?)l.Timing.PerSecond).Max() ?? double.NaN;
        var table = new MarkdownTable($"{rules:N0} rules × {rows:N0} enterprises", "evaluations a second", "× hand-written C#", "× DuckDB, 1 thread", "matches", "note");
        foreach (var (name, timing, note) in lines) table.Add(name, (long)timing.PerSecond, Ratio(timing.PerSecond / yardstick), Ratio(timing.PerSecond / duck), timing.Matches, note);
        Console.Write(table);
        Console.WriteLine(some == rows ? "" : $"\nHand-written and compiled over the first {some:N0} rows.\n");
    }

    private static object Ratio(double ratio) => ratio < .01 ? string.Create(CultureInfo.InvariantCulture, $"1/{1 / ratio:N0}") : ratio;

    private static long ByRow<TRow>(Func<TRow, bool>[] rules, TRow[] rows, int count)
    {
        var matches = 0L;
        for (var i = 0; i < count; i++)
            foreach (var rule in rules)
                if (rule(rows[i])) matches++;
        return matches;
    }

    private static long ByRow<TRow>(CompiledPredicate<TRow>[] rules, TRow[] rows, int count)
    {
        var matches = 0L;
        for (var i = 0; i < count; i++)
            foreach (var rule in rules)
                if (rule.Evaluate(rows[i]) == Truth.True) matches++;
        return matches;
    }

    private static long ByRule<TRow>(Func<TRow, bool>[] rules, TRow[] rows, int count)
    {
        var matches = 0L;
        foreach (var rule in rules)
            for (var i = 0; i < count; i++)
                if (rule(rows[i])) matches++;
        return matches;
    }

    private static long ByRule<TRow>(CompiledPredicate<TRow>[] rules, TRow[] rows, int count)
    {
        var matches = 0L;
        foreach (var rule in rules)
            for (var i = 0; i < count; i++)
                if (rule.Evaluate(rows[i]) == Truth.True) matches++;
        return matches;
    }

    private static long Matches(ColumnAnswers answers) => Enumerable.Range(0, answers.Conditions).Sum(i => (long)answers.Count(i));

    /// <summary>The row ids of each rule's matches, block by block, in lists of the threads' own.</summary>
    private static long Ids(ColumnProgram program, int threads)
    {
        using var found = new ThreadLocal<IdList[]>(() => [.. Enumerable.Range(0, program.Count).Select(_ => new IdList())], trackAllValues: true);
        program.Run((condition, firstRow, yes, _) => found.Value![condition].Add(firstRow, yes), threads);
        return found.Values.Sum(lists => lists.Sum(l => (long)l.Count));
    }

    private sealed class IdList
    {
        private int[] ids = new int[64];

        public int Count { get; private set; }

        public ReadOnlySpan<int> Ids => ids.AsSpan(0, Count);

        public void Add(int firstRow, ReadOnlySpan<ulong> bits)
        {
            var most = 0;
            foreach (var word in bits) most += BitOperations.PopCount(word);
            if (most == 0) return;
            if (Count + most > ids.Length) Array.Resize(ref ids, Math.Max(ids.Length * 2, Count + most));
            var at = Count;
            for (var word = 0; word < bits.Length; word++)
                for (var left = bits[word]; left != 0; left &= left - 1) ids[at++] = firstRow + word * 64 + BitOperations.TrailingZeroCount(left);
            Count = at;
        }
    }

    // Single moments

    private static void Moments()
    {
        var rules = RuleWorld.Rules(90);
        var rows = RuleWorld.Enterprises(50_000);
        var texts = Array.ConvertAll(rules, r => r.In(Dialect.Feel));
        var formulas = Formulas(rules);
        var compiled = formulas.ConvertAll(f => f.CompilePredicate(RuleWorld.Scaled)).ToArray();
        foreach (var predicate in compiled) predicate.Explain(rows[0]);
        using var columns = RuleWorld.Columns(rows);
        var answers = ColumnProgram.Prepare(columns, formulas).Answer();
        var many = Formulas(RuleWorld.Rules(3_000));
        using var columnsOfMany = RuleWorld.Columns(rows);
        var answersOfMany = ColumnProgram.Prepare(columnsOfMany, many).Answer();
        var table = new MarkdownTable("one moment", "µs", "aim µs");
        table.Add("parse and check a rule", Timing.Microseconds(900, i => Formula(texts[i % 90])), 2_000d);
        table.Add("parse, check and compile a rule, first call included", Timing.Microseconds(270, i => Formula(texts[i % 90]).CompilePredicate(RuleWorld.Scaled).Evaluate(rows[i])), 2_000d);
        table.Add("prepare 90 rules for 50,000 rows of columns, for each rule", Timing.Microseconds(20, _ => ColumnProgram.Prepare(columns, formulas)) / 90, 2_000d);
        table.Add("one enterprise × 90 policies", Timing.Microseconds(5_000, i => ByRow(compiled, rows[i..(i + 1)], 1)), 50d);
        table.Add("one enterprise × 90 policies with explanations", Timing.Microseconds(2_000, i => Explain(compiled, rows[i])), 500d);
        table.Add("one fact changed, 90 policies matched again", Timing.Microseconds(5_000, i => answers.Change(new FactCell(i, "revenue", 12.34m * (i % 1_000)))), double.NaN);
        table.Add("one fact changed, 3,000 policies matched again", Timing.Microseconds(5_000, i => answersOfMany.Change(new FactCell(i, "revenue", 12.34m * (i % 1_000)))), double.NaN);
        Console.Write(table);
        Console.WriteLine();
    }

    private static int Explain(CompiledPredicate<ScaledRow>[] rules, ScaledRow row)
    {
        var conditions = 0;
        foreach (var rule in rules) conditions += rule.Explain(row).Parts.Count;
        return conditions;
    }

    // 3,000 × 5 million

    private static void Whole(Options options, string folder)
    {
        const int rows = 5_000_000;
        var path = Path.Combine(options.Keep is { } keep ? Directory.CreateDirectory(keep).FullName : folder, "enterprises.columns");
        if (!File.Exists(path))
        {
            using var made = RuleWorld.Columns(RuleWorld.Enterprises(rows));
            made.Save(path);
        }
        GC.Collect();
        var formulas = Formulas(RuleWorld.Rules(3_000));
        var table = new MarkdownTable($"3,000 rules × {rows:N0} enterprises from a file of {new FileInfo(path).Length / 1_048_576:N0} MiB", "seconds", "evaluations a second", "matches", "peak memory of the process, MiB");
        foreach (var threads in new[] { 1, 2 })
        {
            Measured($"true and unknown kept in memory as bitmaps, {Threads(threads)}", program => Matches(program.Answer(threads)));
            Measured($"ids of the matches written to a file, {Threads(threads)}", program => WriteIds(program, threads, Path.Combine(folder, "matches")));
        }
        Console.Write(table);

        void Measured(string name, Func<ColumnProgram, long> run)
        {
            var watch = Stopwatch.StartNew();
            using var columns = ColumnTable.Open(path, RuleWorld.Dictionary);
            var matches = run(ColumnProgram.Prepare(columns, formulas));
            var taken = watch.Elapsed.TotalSeconds;
            table.Add(name, taken, (long)(3_000d * rows / taken), matches, Process.GetCurrentProcess().PeakWorkingSet64 / 1_048_576);
            Console.Error.WriteLine($"{name}: {taken:0.0} s");
            GC.Collect();
        }
    }

    /// <summary>Rule by rule within a block: rule, count, ids.</summary>
    private static long WriteIds(ColumnProgram program, int threads, string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        using var buffers = new ThreadLocal<MemoryStream>(() => new MemoryStream(), trackAllValues: true);
        var matches = 0L;
        program.Run(Write, threads);
        foreach (var buffer in buffers.Values) Flush(buffer);
        return matches;

        void Write(int condition, int firstRow, ReadOnlySpan<ulong> yes, ReadOnlySpan<ulong> unknown)
        {
            var ids = new IdList();
            ids.Add(firstRow, yes);
            var buffer = buffers.Value!;
            buffer.Write(BitConverter.GetBytes(condition));
            buffer.Write(BitConverter.GetBytes(ids.Count));
            buffer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(ids.Ids));
            Interlocked.Add(ref matches, ids.Count);
            if (buffer.Length > 8 << 20) Flush(buffer);
        }

        void Flush(MemoryStream buffer)
        {
            lock (file) buffer.WriteTo(file);
            buffer.SetLength(0);
        }
    }

    private static string Threads(int count) => count == 1 ? "1 thread" : $"{count} threads";

    private static List<FeelFormula> Formulas(IEnumerable<Rule> rules) => [.. rules.Select(r => Formula(r.In(Dialect.Feel)))];

    private static FeelFormula Formula(string text)
    {
        var check = FeelChecker.Check(text, RuleWorld.Dictionary, FeelKind.Bool);
        return check.Formula ?? throw new InvalidOperationException(string.Join(CultureInfo.InvariantCulture.TextInfo.ListSeparator, check.Problems));
    }
}
