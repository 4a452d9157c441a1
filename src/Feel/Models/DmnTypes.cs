using System.Xml.Linq;
using Yingshang.Feel.Evaluation;
using Yingshang.Feel.Values;

namespace Yingshang.Feel.Models;

/// <summary>The item definitions of a file and of those it imports.</summary>
internal sealed class DmnTypes
{
    private readonly Dictionary<string, FeelShape> declared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XElement> items = new(StringComparer.Ordinal);
    private readonly Func<string, DmnTypes?> imported;

    public DmnTypes(DmnFile file, Func<string, DmnTypes?> imported)
    {
        this.imported = imported;
        Imports = file.Imports;
        foreach (var item in file.Of("itemDefinition"))
        {
            if (declared.TryAdd(NameText.Of(item), Declare(NameText.Of(item), item))) items.Add(NameText.Of(item), item);
        }
    }

    private IReadOnlyList<DmnImport> Imports { get; }

    public IEnumerable<string> Names => declared.Keys;

    /// <summary>Null where the name is unknown.</summary>
    public FeelShape? Find(string name) => Declared(name) ?? FeelShape.Named(name.StartsWith("feel:", StringComparison.Ordinal) ? name[5..] : name);

    /// <summary>Any where nothing is said, or nothing that is known.</summary>
    public FeelShape Of(XElement? element) => (string?)element?.Attribute("typeRef") is { } name ? Find(NameText.Of(name)) ?? FeelShape.Any : FeelShape.Any;

    public FeelShape? Declared(string name)
    {
        if (declared.TryGetValue(name, out var shape)) return shape;
        foreach (var import in Imports)
        {
            if (import.Name.Length == 0 && imported(import.Namespace)?.Declared(name) is { } merged) return merged;
            if (import.Name.Length > 0 && name.StartsWith(import.Name + ".", StringComparison.Ordinal)) return imported(import.Namespace)?.Find(name[(import.Name.Length + 1)..]);
        }
        return null;
    }

    private DeclaredShape Declare(string name, XElement item)
    {
        var isList = (string?)item.Attribute("isCollection") == "true";
        var constraint = Allowed(item.Child("typeConstraint"));
        var each = new DeclaredShape(name, new Lazy<FeelShape>(() => Base(name, item)), Allowed(item.Child("allowedValues")) ?? (isList ? null : constraint));
        return isList ? new DeclaredShape(name, new Lazy<FeelShape>(() => new ListShape(each)), constraint) : each;
    }

    private FeelShape Base(string name, XElement item)
    {
        if (item.Child("functionItem") is { } function) return new FunctionShape([.. function.Children("parameters").Select(Of)], FunctionResult(function));
        var members = item.Children("itemComponent").Select(c => KeyValuePair.Create(NameText.Of(c), (FeelShape)Declare($"{name}.{NameText.Of(c)}", c))).ToList();
        if (members.Count > 0) return new ContextShape(members);
        return TypeOf(item) is { } reference && !ReachesItself(item, reference) ? Find(reference) ?? FeelShape.Any : FeelShape.Any;
    }

    private static string? TypeOf(XElement item) => item.Child("typeRef")?.Value is { } reference ? NameText.Of(reference) : null;

    /// <summary>A type that is only another name of itself, by whatever way round, says nothing.</summary>
    private bool ReachesItself(XElement item, string reference)
    {
        var seen = new HashSet<XElement> { item };
        for (var at = Item(reference); at is var (types, next); at = TypeOf(next) is { } further ? types.Item(further) : null)
        {
            if (!seen.Add(next)) return true;
            if (next.Children("itemComponent").Any() || (string?)next.Attribute("isCollection") == "true") return false;
        }
        return false;
    }

    private (DmnTypes Types, XElement Item)? Item(string name)
    {
        if (items.TryGetValue(name, out var own)) return (this, own);
        foreach (var import in Imports)
        {
            if (import.Name.Length == 0 && imported(import.Namespace)?.items.ContainsKey(name) == true) return imported(import.Namespace)!.Item(name);
            if (import.Name.Length > 0 && name.StartsWith(import.Name + ".", StringComparison.Ordinal)) return imported(import.Namespace)?.Item(name[(import.Name.Length + 1)..]);
        }
        return null;
    }

    private FeelShape FunctionResult(XElement function) => (string?)function.Attribute("outputTypeRef") is { } name ? Find(NameText.Of(name)) ?? FeelShape.Any : FeelShape.Any;

    /// <summary>Unary tests over the value; tests that do not parse allow nothing.</summary>
    private static Func<object, bool>? Allowed(XElement? tests)
    {
        if (tests.TextOf() is not { } text || string.IsNullOrWhiteSpace(text)) return null;
        var parsed = FeelParser.ParseTests(text, new NameScope(FeelEngine.KnownNames([]))).Root;
        var engine = new FeelEngine();
        return value => parsed is not null && engine.Evaluate(parsed, new NamedValues(new BuiltinScope()).With("?", value)).Value is true;
    }
}
