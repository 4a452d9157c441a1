using Yingshang.Feel;
using Yingshang.Feel.Evaluation;
using Yingshang.Feel.Models;
using Yingshang.Feel.Values;

namespace Yingshang.Libraries.Tests.Feel;

/// <summary>The examples of src/Feel/README.md, word for word.</summary>
public class ReadmeTests
{
    private sealed record Firm(int? Staff, long? RevenueInFen);

    private static readonly string Repository = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "src", "Feel", "README.md"))) return folder.FullName;
        throw new FileNotFoundException("src/Feel/README.md");
    }

    [Fact]
    public void Every_example_of_the_readme_stands_here()
    {
        static string Lines(string text) => string.Join('\n', text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));
        var here = Lines(File.ReadAllText(Path.Combine(Repository, "tests", "Libraries.Tests", "Feel", "ReadmeTests.cs")));
        var examples = File.ReadAllText(Path.Combine(Repository, "src", "Feel", "README.md")).Split("```csharp").Skip(1).Select(e => Lines(e.Split("```")[0])).ToList();
        Assert.Equal(5, examples.Count);
        Assert.All(examples, e => Assert.Contains(e, here, StringComparison.Ordinal));
    }

    [Fact]
    public void Evaluates()
    {
        FeelJson.TryReadContext("""{"items": [{"price": 2.5, "count": 4}, {"price": 10, "count": 1}]}""", out var order);
        var answer = new FeelEngine().Evaluate("sum(for i in items return i.price * i.count)", order);
        Assert.Equal("20", FeelValue.Literal(answer.Value));
    }

    [Fact]
    public void Checks_compiles_explains_and_translates()
    {
        var dictionary = new FieldDictionary([new Field("staff", "从业人数", FeelType.Number) { Unit = "人" }, new Field("revenue", "营业收入", FeelType.Number) { Scale = 2, Unit = "元" }]);
        var problem = FeelChecker.Check("从业人员 >= 20", dictionary).Problems[0];
        Assert.Equal(("feel.unknown_name", "从业人数", 0), (problem.Code, problem.Suggestion, problem.At.Start));

        var condition = FeelChecker.Check("从业人数 >= 20 and 营业收入 < 10000000", dictionary).Formula!.CompilePredicate(Facts.Bindings(dictionary));
        var firm = new Facts { ["staff"] = 18 };
        Assert.Equal(Truth.False, condition.Evaluate(firm));
        Assert.Equal(["差2人", null], condition.Explain(firm).Conditions.Select(c => c.Missing?.ToString()));
        Assert.Equal("从业人数应不少于20人，现为18人，差2人", condition.SmallestChanges(firm)![0].ToString());

        var bindings = new FieldBindings<Firm>().Bind("staff", f => f.Staff).Bind("revenue", f => f.RevenueInFen);
        var translation = FeelChecker.Check("营业收入 / 从业人数 >= 100000", dictionary).Formula!.Translate(bindings);
        var firms = new[] { new Firm(10, 100_000_000), new Firm(0, 5), new Firm(null, 5) }.AsQueryable();
        Assert.Equal(10, Assert.Single(firms.Where(translation.TrueWhen!)).Staff);
        Assert.Empty(firms.Where(translation.FalseWhen!));
    }

    [Fact]
    public void Runs_a_model()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="prices" namespace="urn:prices">
              <inputData name="Amount" id="amount"><variable name="Amount" typeRef="number"/></inputData>
              <decision name="Discount" id="discount">
                <informationRequirement><requiredInput href="#amount"/></informationRequirement>
                <decisionTable hitPolicy="FIRST">
                  <input><inputExpression><text>Amount</text></inputExpression></input>
                  <output/>
                  <rule><inputEntry><text>&gt;= 100</text></inputEntry><outputEntry><text>0.1</text></outputEntry></rule>
                  <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>0</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """);
        var model = DmnModel.Read(path);
        var discount = model.Decide("Discount", FeelContext.Of([KeyValuePair.Create("Amount", (object?)(FeelNumber)120)]));
        Assert.Equal("0.1", FeelValue.Literal(discount.Value));
        File.Delete(path);
    }
}
