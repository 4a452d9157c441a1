using System.Xml.Linq;
using Yingshang.Feel.Evaluation;
using Yingshang.Feel.Values;

namespace Yingshang.Feel.Models;

/// <summary>A decision model read from DMN XML (1.1 to 1.5) with the files it imports. Immutable once read; expressions are parsed on first use.</summary>
public sealed class DmnModel
{
    private readonly DmnFile main;
    private readonly Dictionary<string, DmnFile> files;
    private readonly Dictionary<string, DmnTypes> types = new(StringComparer.Ordinal);
    private readonly NameIndex members;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<XElement, FeelNode> logic = new();

    private DmnModel(DmnFile main, Dictionary<string, DmnFile> files)
    {
        this.main = main;
        this.files = files;
        foreach (var file in files.Values) types[file.Namespace] = new DmnTypes(file, space => types.GetValueOrDefault(space));
        members = new NameIndex(files.Values.SelectMany(MembersIn).Where(n => NameIndex.IsName(n) && !n.All(NameIndex.IsPart)).Distinct(StringComparer.Ordinal));
    }

    /// <summary>Reads a file; what it imports is looked for by namespace among the .dmn files beside it.</summary>
    /// <exception cref="System.Xml.XmlException">A file is not well-formed XML or no DMN model.</exception>
    public static DmnModel Read(string path)
    {
        var first = DmnFile.Read(path);
        var read = new Dictionary<string, DmnFile>(StringComparer.Ordinal) { [first.Namespace] = first };
        var beside = new Lazy<List<DmnFile>>(() => [.. Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(path))!, "*.dmn").Order(StringComparer.Ordinal).Where(p => Path.GetFullPath(p) != Path.GetFullPath(path)).Select(DmnFile.TryRead).OfType<DmnFile>()]);
        var wanted = new Queue<DmnImport>(first.Imports);
        while (wanted.TryDequeue(out var import))
        {
            if (read.ContainsKey(import.Namespace) || beside.Value.Find(f => f.Namespace == import.Namespace) is not { } file) continue;
            read[import.Namespace] = file;
            foreach (var next in file.Imports) wanted.Enqueue(next);
        }
        return new DmnModel(first, read);
    }

    public IReadOnlyList<string> Decisions => [.. main.Of("decision").Select(NameText.Of)];

    public IReadOnlyList<string> Inputs => [.. main.Of("inputData").Select(NameText.Of)];

    /// <summary>Decision services and business knowledge models.</summary>
    public IReadOnlyList<string> Functions => [.. main.Of("decisionService").Concat(main.Of("businessKnowledgeModel")).Select(NameText.Of)];

    /// <summary>Evaluates a decision over the inputs, by name; a value under a decision's own name stands for that decision. An input of an imported file may be given as namespace#name.</summary>
    public FeelAnswer Decide(string decision, FeelContext inputs, FeelEngine? engine = null) => Answer(engine, run => main.Of("decision").FirstOrDefault(d => NameText.Of(d) == decision) is { } found
        ? new DmnSession(this, run, inputs).Decision(main, found)
        : run.Null(Notices.UnknownName(decision, NameSuggestion.For(decision, Decisions), default)));

    /// <summary>Invokes a decision service or business knowledge model; parameters that are not among the arguments are null.</summary>
    public FeelAnswer Invoke(string function, FeelContext arguments, FeelEngine? engine = null) => Answer(engine, run =>
    {
        var found = main.Of("decisionService").Concat(main.Of("businessKnowledgeModel")).FirstOrDefault(e => NameText.Of(e) == function);
        if (found is null) return run.Null(Notices.UnknownName(function, NameSuggestion.For(function, Functions), default));
        var session = new DmnSession(this, run, arguments);
        return session.Function(main, found) is { } callable ? callable.Invoke(session.Evaluator(main), [.. callable.Parameters.Select(p => arguments[p.Name])], default) : null;
    });

    private static FeelAnswer Answer(FeelEngine? engine, Func<Run, object?> evaluate)
    {
        var run = new Run(engine ?? new FeelEngine());
        return FeelEngine.Guarded(run, () => evaluate(run));
    }

    internal DmnTypes TypesOf(DmnFile file) => types[file.Namespace];

    /// <summary>“#id” in the file itself, “namespace#id” in any file that was read.</summary>
    internal (DmnFile File, XElement Element)? Resolve(DmnFile file, string href)
    {
        var mark = href.IndexOf('#', StringComparison.Ordinal);
        var target = mark <= 0 ? file : files.GetValueOrDefault(href[..mark]);
        return target?.ById(href[(mark + 1)..]) is { } element ? (target, element) : null;
    }

    /// <summary>The logic of a decision or knowledge model, read once.</summary>
    internal FeelNode LogicOf(XElement element, Func<BoxedReader, FeelNode> read, DmnFile file) => logic.GetOrAdd(element, _ => read(new BoxedReader(TypesOf(file), members)));

    /// <summary>Names that stand after a point: components, entries, columns, outputs, and elements of imported files.</summary>
    private static IEnumerable<string> MembersIn(DmnFile file) => file.Root.Descendants()
        .Where(e => e.Name.LocalName is "itemComponent" or "column" or "output" or "decision" or "inputData" or "businessKnowledgeModel" or "decisionService" || (e.Name.LocalName == "variable" && e.Parent?.Name.LocalName == "contextEntry"))
        .Select(NameText.Of);
}
