using System.Xml.Linq;
using Yingshang.Feel.Evaluation;
using Yingshang.Feel.Values;

namespace Yingshang.Feel.Models;

/// <summary>One evaluation of a model: given values, and decisions as far as they have been asked for.</summary>
internal sealed class DmnSession(DmnModel model, Run run, FeelContext given)
{
    private readonly Dictionary<XElement, object?> values = [];
    private readonly HashSet<XElement> underWay = [];

    public Evaluator Evaluator(DmnFile file) => new(run, model.TypesOf(file).Declared);

    public object? Decision(DmnFile file, XElement decision)
    {
        if (values.TryGetValue(decision, out var known)) return known;
        var name = NameText.Of(decision);
        var shape = model.TypesOf(file).Of(decision.Child("variable"));
        if (given.TryGet(name, out var value)) return values[decision] = Conversion.Fit(run, value, shape, name, default);
        Run.CheckStack();
        if (!underWay.Add(decision)) return run.Null(Notices.NoValue($"“{name}”的计算要用到它自己", $"“{name}” depends on itself", default));
        var required = Required(file, decision);
        var logic = model.LogicOf(decision, reader => reader.Read(BoxedReader.ExpressionIn(decision), new NamesInScope([.. required.Keys])), file);
        value = Conversion.Fit(run, Evaluator(file).Evaluate(logic, new ComputedScope(required, new BuiltinScope())), shape, name, default);
        underWay.Remove(decision);
        return values[decision] = value;
    }

    private object? Input(DmnFile file, XElement input)
    {
        var name = NameText.Of(input);
        return Conversion.Fit(run, given.TryGet($"{file.Namespace}#{name}", out var own) ? own : given[name], model.TypesOf(file).Of(input.Child("variable")), name, default);
    }

    public Callable? Function(DmnFile file, XElement element) => element.Name.LocalName == "decisionService" ? Service(file, element) : Knowledge(file, element);

    private Callable? Knowledge(DmnFile file, XElement knowledge)
    {
        if (knowledge.Child("encapsulatedLogic") is not { } definition) return null;
        var required = Required(file, knowledge);
        required.TryAdd(NameText.Of(knowledge), () => Function(file, knowledge));
        var logic = model.LogicOf(knowledge, reader => reader.Function(NameText.Of(knowledge), definition, new NamesInScope([.. required.Keys])), file);
        var function = Evaluator(file).Evaluate(logic, new ComputedScope(required, new BuiltinScope())) as Callable;
        var result = model.TypesOf(file).Of(knowledge.Child("variable"));
        while (result is DeclaredShape { Of.Value: FunctionShape or DeclaredShape } declared) result = declared.Of.Value;
        if (result is FunctionShape { Result: var yields }) result = yields;
        return function is null || result == FeelShape.Any ? function : new DefinedFunction(function.Name, function.Parameters, result, (evaluator, arguments, at) => function.Invoke(evaluator, arguments, at));
    }

    /// <summary>Input data and input decisions are its parameters; it sees nothing else of this session.</summary>
    private DefinedFunction Service(DmnFile file, XElement service)
    {
        var inputs = Referred(file, service, "inputData").Concat(Referred(file, service, "inputDecision")).ToList();
        var outputs = Referred(file, service, "outputDecision").ToList();
        var parameters = inputs.ConvertAll(i => new FeelParameter(NameText.Of(i.Element), model.TypesOf(i.File).Of(i.Element.Child("variable"))));
        var result = model.TypesOf(file).Of(service.Child("variable"));
        while (result is DeclaredShape { Of.Value: FunctionShape or DeclaredShape } declared) result = declared.Of.Value;
        return new DefinedFunction(NameText.Of(service), parameters, result is FunctionShape { Result: var yields } ? yields : result, (_, arguments, _) =>
        {
            var inner = new DmnSession(model, run, FeelContext.Of(parameters.Zip(arguments, (p, a) => KeyValuePair.Create(p.Name, a))));
            if (outputs.Count == 1) return inner.Decision(outputs[0].File, outputs[0].Element);
            return FeelContext.Of(outputs.Select(o => KeyValuePair.Create(NameText.Of(o.Element), inner.Decision(o.File, o.Element))));
        });
    }

    private IEnumerable<(DmnFile File, XElement Element)> Referred(DmnFile file, XElement element, string kind) =>
        element.Children(kind).Select(r => model.Resolve(file, (string?)r.Attribute("href") ?? "")).OfType<(DmnFile, XElement)>();

    /// <summary>What an element requires, by name; what comes from an imported file stands under the import's name.</summary>
    private Dictionary<string, Func<object?>> Required(DmnFile file, XElement element)
    {
        var required = new Dictionary<string, Func<object?>>(StringComparer.Ordinal);
        var imported = new Dictionary<string, List<(string Name, Func<object?> Value)>>(StringComparer.Ordinal);
        var references = element.Elements().Where(e => e.Name.LocalName is "informationRequirement" or "knowledgeRequirement").Elements().Where(e => e.Name.LocalName is "requiredInput" or "requiredDecision" or "requiredKnowledge");
        foreach (var reference in references)
        {
            if (model.Resolve(file, (string?)reference.Attribute("href") ?? "") is not var (source, target)) continue;
            var name = NameText.Of(target);
            Func<object?> value = target.Name.LocalName switch
            {
                "inputData" => () => Input(source, target),
                "decision" => () => Decision(source, target),
                _ => () => Function(source, target),
            };
            var import = source == file ? "" : file.Imports.FirstOrDefault(i => i.Namespace == source.Namespace)?.Name ?? "";
            if (import.Length == 0) required[name] = value;
            else if (imported.TryGetValue(import, out var list)) list.Add((name, value));
            else imported[import] = [(name, value)];
        }
        foreach (var (import, parts) in imported) required[import] = () => FeelContext.Of(parts.Select(p => KeyValuePair.Create(p.Name, p.Value())));
        return required;
    }
}
