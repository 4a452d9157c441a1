using Yingshang.Feel.Evaluation;
using Yingshang.Feel.Models;
using Yingshang.Feel.Values;

namespace Yingshang.Libraries.Tests.Feel;

/// <summary>Models read from DMN XML: hit policies by the definitions of DMN 1.5, 8.2.10, boxed expressions, types, services and imports.</summary>
public sealed class DecisionModelTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("dmn").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private DmnModel Model(string body, string name = "model", string space = "urn:test", string version = "https://www.omg.org/spec/DMN/20230324/MODEL/")
    {
        var path = Path.Combine(folder, name + ".dmn");
        File.WriteAllText(path, $"<definitions xmlns=\"{version}\" name=\"{name}\" namespace=\"{space}\">{body}</definitions>");
        return DmnModel.Read(path);
    }

    private static string Decide(DmnModel model, string decision, string inputs = "{}")
    {
        Assert.True(FeelJson.TryReadContext(inputs, out var context));
        return FeelValue.Literal(model.Decide(decision, context).Value);
    }

    private static string Literal(string text) => $"<literalExpression><text>{System.Security.SecurityElement.Escape(text)}</text></literalExpression>";

    private static string Decision(string name, string logic, string required = "", string type = "") =>
        $"<decision name=\"{name}\" id=\"{name}\"><variable name=\"{name}\" {(type.Length == 0 ? "" : $"typeRef=\"{type}\"")}/>{required}{logic}</decision>";

    private static string Needs(string kind, string id) => kind == "requiredKnowledge" ? $"<knowledgeRequirement><{kind} href=\"#{id}\"/></knowledgeRequirement>" : $"<informationRequirement><{kind} href=\"#{id}\"/></informationRequirement>";

    /// <summary>人数 below 20, below 300 and below 1000: a small number meets all three rules.</summary>
    private DmnModel Table(string policy) => Model(
        "<inputData name=\"人 数\" id=\"i\"><variable name=\"人 数\" typeRef=\"number\"/></inputData>" +
        Decision("补贴", $"<decisionTable {policy}><input><inputExpression typeRef=\"number\"><text>人 数</text></inputExpression></input><output name=\"补贴\" typeRef=\"number\"><outputValues><text>300, 100, 200</text></outputValues></output>" +
        string.Concat(new[] { ("&lt; 20", "100"), ("&lt; 300", "200"), ("&lt; 1000", "300") }.Select(r => $"<rule><inputEntry><text>{r.Item1}</text></inputEntry><outputEntry><text>{r.Item2}</text></outputEntry></rule>")) +
        "</decisionTable>", Needs("requiredInput", "i")));

    [Theory]
    [InlineData("hitPolicy=\"UNIQUE\"", 10, "null")]
    [InlineData("hitPolicy=\"UNIQUE\"", 500, "300")]
    [InlineData("", 10, "null")]
    [InlineData("hitPolicy=\"ANY\"", 10, "null")]
    [InlineData("hitPolicy=\"ANY\"", 500, "300")]
    [InlineData("hitPolicy=\"PRIORITY\"", 10, "300")]
    [InlineData("hitPolicy=\"FIRST\"", 10, "100")]
    [InlineData("hitPolicy=\"RULE ORDER\"", 10, "[100, 200, 300]")]
    [InlineData("hitPolicy=\"OUTPUT ORDER\"", 10, "[300, 100, 200]")]
    [InlineData("hitPolicy=\"COLLECT\"", 100, "[200, 300]")]
    [InlineData("hitPolicy=\"COLLECT\" aggregation=\"SUM\"", 10, "600")]
    [InlineData("hitPolicy=\"COLLECT\" aggregation=\"MIN\"", 10, "100")]
    [InlineData("hitPolicy=\"COLLECT\" aggregation=\"MAX\"", 10, "300")]
    [InlineData("hitPolicy=\"COLLECT\" aggregation=\"COUNT\"", 10, "3")]
    [InlineData("hitPolicy=\"FIRST\"", 5000, "null")]
    public void Hit_policies(string policy, int staff, string expected) => Assert.Equal(expected, Decide(Table(policy), "补贴", $"{{\"人 数\": {staff}}}"));

    [Theory]
    [InlineData("http://www.omg.org/spec/DMN/20151101/dmn.xsd")]
    [InlineData("http://www.omg.org/spec/DMN/20180521/MODEL/")]
    [InlineData("https://www.omg.org/spec/DMN/20191111/MODEL/")]
    [InlineData("https://www.omg.org/spec/DMN/20211108/MODEL/")]
    public void Every_version_of_the_format_is_read(string version) => Assert.Equal("2", Decide(Model(Decision("a", Literal("1 + 1")), version: version), "a"));

    [Fact]
    public void Boxed_expressions()
    {
        static string Entry(string name, string logic) => $"<contextEntry>{(name.Length == 0 ? "" : $"<variable name=\"{name}\"/>")}{logic}</contextEntry>";
        var model = Model(
            Decision("名单", $"<relation><column name=\"企业 名称\"/><column name=\"人数\"/><row>{Literal("\"甲\"")}{Literal("85")}</row><row>{Literal("\"乙\"")}{Literal("12")}</row></relation>") +
            Decision("大的", $"<filter><in>{Literal("名单")}</in><match>{Literal("人数 > 20")}</match></filter>", Needs("requiredDecision", "名单")) +
            Decision("名称", $"<for iteratorVariable=\"企业\"><in>{Literal("名单")}</in><return>{Literal("企业.企业 名称")}</return></for>", Needs("requiredDecision", "名单")) +
            Decision("都大", $"<every iteratorVariable=\"企业\"><in>{Literal("名单")}</in><satisfies>{Literal("企业.人数 > 20")}</satisfies></every>", Needs("requiredDecision", "名单")) +
            Decision("结论", $"<conditional><if>{Literal("都大")}</if><then>{Literal("\"是\"")}</then><else>{Literal("\"否\"")}</else></conditional>", Needs("requiredDecision", "都大")) +
            Decision("清单", $"<list>{Literal("1")}{Literal("\"a\"")}</list>") +
            Decision("合计", $"<context>{Entry("单 价", Literal("3"))}{Entry("数量", Literal("单 价 + 1"))}{Entry("", Literal("单 价 * 数量"))}</context>") +
            "<businessKnowledgeModel name=\"折 扣\" id=\"k\"><variable name=\"折 扣\"/><encapsulatedLogic><formalParameter name=\"金 额\" typeRef=\"number\"/><formalParameter name=\"率\" typeRef=\"number\"/>" + Literal("金 额 * 率") + "</encapsulatedLogic></businessKnowledgeModel>" +
            Decision("价", $"<invocation>{Literal("折 扣")}<binding><parameter name=\"率\"/>{Literal("0.5")}</binding><binding><parameter name=\"金 额\"/>{Literal("200")}</binding></invocation>", Needs("requiredKnowledge", "k")) +
            Decision("又价", Literal("折 扣(金 额: 100, 率: 0.8)"), Needs("requiredKnowledge", "k")));
        Assert.Equal("[{企业 名称: \"甲\", 人数: 85}]", Decide(model, "大的"));
        Assert.Equal("[\"甲\", \"乙\"]", Decide(model, "名称"));
        Assert.Equal("\"否\"", Decide(model, "结论"));
        Assert.Equal("[1, \"a\"]", Decide(model, "清单"));
        Assert.Equal("12", Decide(model, "合计"));
        Assert.Equal("100", Decide(model, "价"));
        Assert.Equal("80", Decide(model, "又价"));
    }

    [Fact]
    public void Types_convert_or_refuse()
    {
        var model = Model(
            "<itemDefinition name=\"规模\"><typeRef>string</typeRef><allowedValues><text>\"小型\", \"微型\"</text></allowedValues></itemDefinition>" +
            "<itemDefinition name=\"名单\" isCollection=\"true\"><typeRef>string</typeRef></itemDefinition>" +
            "<inputData name=\"x\" id=\"x\"><variable name=\"x\" typeRef=\"规模\"/></inputData>" +
            Decision("原样", Literal("x"), Needs("requiredInput", "x")) +
            Decision("成列", Literal("\"a\""), type: "名单") +
            Decision("单个", Literal("[\"a\"]"), type: "string") +
            Decision("不符", Literal("1"), type: "string"));
        Assert.Equal("\"小型\"", Decide(model, "原样", "{\"x\": \"小型\"}"));
        Assert.Equal("null", Decide(model, "原样", "{\"x\": \"大型\"}"));
        Assert.Equal("[\"a\"]", Decide(model, "成列"));
        Assert.Equal("\"a\"", Decide(model, "单个"));
        Assert.Equal("null", Decide(model, "不符"));
    }

    [Fact]
    public void A_service_takes_its_input_decisions_as_parameters()
    {
        var model = Model(
            Decision("基数", Literal("1")) + Decision("结果", Literal("基数 * 10"), Needs("requiredDecision", "基数")) +
            "<decisionService name=\"服务\" id=\"s\"><variable name=\"服务\"/><outputDecision href=\"#结果\"/><inputDecision href=\"#基数\"/></decisionService>" +
            Decision("调用", Literal("服务(7)"), Needs("requiredKnowledge", "s")));
        Assert.Equal("10", Decide(model, "结果"));
        Assert.Equal("70", Decide(model, "调用"));
        Assert.Equal("50", FeelValue.Literal(model.Invoke("服务", FeelContext.Of([KeyValuePair.Create("基数", (object?)(FeelNumber)5)])).Value));
    }

    [Fact]
    public void An_import_stands_under_its_name()
    {
        Model(Decision("税 率", Literal("0.1")), "other", "urn:other");
        var model = Model("<import name=\"公共 口径\" namespace=\"urn:other\"/>" + Decision("税", Literal("100 * 公共 口径.税 率"), "<informationRequirement><requiredDecision href=\"urn:other#税 率\"/></informationRequirement>"));
        Assert.Equal("10", Decide(model, "税"));
    }

    [Fact]
    public void A_decision_that_needs_itself_is_null_and_says_so()
    {
        var model = Model(Decision("a", Literal("b + 1"), Needs("requiredDecision", "b")) + Decision("b", Literal("a + 1"), Needs("requiredDecision", "a")));
        var answer = model.Decide("a", FeelContext.Empty);
        Assert.Null(answer.Value);
        Assert.NotEmpty(answer.Problems);
    }

    [Fact]
    public void A_document_type_is_refused()
    {
        var path = Path.Combine(folder, "x.dmn");
        File.WriteAllText(path, "<!DOCTYPE d [<!ENTITY a \"b\">]><definitions/>");
        Assert.Throws<System.Xml.XmlException>(() => DmnModel.Read(path));
    }

    /// <summary>Two files may call an input by the same name: namespace#name tells them apart.</summary>
    [Fact]
    public void Inputs_of_one_name_in_two_files_are_two_inputs()
    {
        Model("<inputData name=\"额\" id=\"x\"><variable name=\"额\" typeRef=\"number\"/></inputData>" + Decision("加倍", Literal("额 * 2"), Needs("requiredInput", "x")), "other", "urn:other");
        var model = Model("<import name=\"外\" namespace=\"urn:other\"/><inputData name=\"额\" id=\"y\"><variable name=\"额\" typeRef=\"number\"/></inputData>" +
            Decision("合", Literal("额 + 外.加倍"), Needs("requiredInput", "y") + "<informationRequirement><requiredDecision href=\"urn:other#加倍\"/></informationRequirement>"));
        Assert.Equal("15", Decide(model, "合", "{\"额\": 5}"));
        Assert.Equal("19", Decide(model, "合", "{\"额\": 5, \"urn:other#额\": 7}"));
    }

    /// <summary>Knowledge and services of an import are functions under its name; types of an import as well.</summary>
    [Fact]
    public void An_import_brings_functions_services_and_types()
    {
        Model("<itemDefinition name=\"档\"><typeRef>string</typeRef><allowedValues><text>\"甲\", \"乙\"</text></allowedValues></itemDefinition>" +
            "<businessKnowledgeModel name=\"加 一\" id=\"k\"><variable name=\"加 一\"/><encapsulatedLogic><formalParameter name=\"n\" typeRef=\"number\"/>" + Literal("n + 1") + "</encapsulatedLogic></businessKnowledgeModel>" +
            "<inputData name=\"数\" id=\"i\"><variable name=\"数\" typeRef=\"number\"/></inputData>" + Decision("平方", Literal("数 ** 2"), Needs("requiredInput", "i")) +
            "<decisionService name=\"服务\" id=\"s\"><variable name=\"服务\"/><outputDecision href=\"#平方\"/><inputData href=\"#i\"/></decisionService>", "lib", "urn:lib");
        const string uses = "<knowledgeRequirement><requiredKnowledge href=\"urn:lib#k\"/></knowledgeRequirement><knowledgeRequirement><requiredKnowledge href=\"urn:lib#s\"/></knowledgeRequirement>";
        var model = Model("<import name=\"库\" namespace=\"urn:lib\"/>" + Decision("算", Literal("库.加 一(库.服务(3))"), uses) + Decision("名", Literal("库.加 一(n: 4)"), uses) + Decision("错", Literal("\"丙\""), type: "库.档") + Decision("对", Literal("\"乙\""), type: "库.档"));
        Assert.Equal("10", Decide(model, "算"));
        Assert.Equal("5", Decide(model, "名"));
        Assert.Equal("null", Decide(model, "错"));
        Assert.Equal("\"乙\"", Decide(model, "对"));
    }

    /// <summary>Allowed values hold for each item, a type constraint for the whole (DMN 1.5, 7.3.2).</summary>
    [Theory]
    [InlineData("[1, 2]", "[1, 2]")]
    [InlineData("[1, 7]", "null")]
    [InlineData("[1, 2, 3]", "null")]
    [InlineData("1", "[1]")]
    [InlineData("[]", "[]")]
    [InlineData("null", "null")]
    public void Constraints_on_collections(string value, string expected)
    {
        var model = Model("<itemDefinition name=\"几个\" isCollection=\"true\"><typeRef>number</typeRef><allowedValues><text>[1..5]</text></allowedValues><typeConstraint><text>count(?) &lt; 3</text></typeConstraint></itemDefinition>" + Decision("d", Literal(value), type: "几个"));
        Assert.Equal(expected, Decide(model, "d"));
    }

    /// <summary>A record with a wrong or missing member is none; more members do no harm; types may name themselves.</summary>
    [Theory]
    [InlineData("{a: 1, b: {a: 2, b: null}}", "{a: 1, b: {a: 2, b: null}}")]
    [InlineData("{a: 1, b: null, c: 3}", "{a: 1, b: null, c: 3}")]
    [InlineData("{a: \"x\", b: null}", "null")]
    [InlineData("{a: 1}", "null")]
    public void Structures_may_recur(string value, string expected)
    {
        var model = Model("<itemDefinition name=\"节\"><itemComponent name=\"a\"><typeRef>number</typeRef></itemComponent><itemComponent name=\"b\"><typeRef>节</typeRef></itemComponent></itemDefinition>" + Decision("d", Literal(value), type: "节"));
        Assert.Equal(expected, Decide(model, "d"));
    }

    /// <summary>Functions are values: in contexts, as arguments, calling themselves.</summary>
    [Fact]
    public void Functions_in_boxed_contexts()
    {
        static string Entry(string name, string logic) => $"<contextEntry>{(name.Length == 0 ? "" : $"<variable name=\"{name}\"/>")}{logic}</contextEntry>";
        var model = Model(
            "<businessKnowledgeModel name=\"阶 乘\" id=\"k\"><variable name=\"阶 乘\"/><encapsulatedLogic><formalParameter name=\"n\"/>" + Literal("if n <= 1 then 1 else n * 阶 乘(n - 1)") + "</encapsulatedLogic></businessKnowledgeModel>" +
            Decision("d", $"<context>{Entry("加倍", $"<functionDefinition><formalParameter name=\"x\" typeRef=\"number\"/>{Literal("x * 2")}</functionDefinition>")}{Entry("次", $"<invocation>{Literal("加倍")}<binding><parameter name=\"x\"/>{Literal("21")}</binding></invocation>")}{Entry("", Literal("[次, 加倍(次), 加倍(\"a\"), 阶 乘(5)]"))}</context>", Needs("requiredKnowledge", "k")));
        Assert.Equal("[42, 84, null, 120]", Decide(model, "d"));
    }

    /// <summary>Default outputs, several outputs, tests over “?”, and a table over what a context yields.</summary>
    [Fact]
    public void Tables_with_defaults_and_several_outputs()
    {
        static string Rule(string test, params string[] outputs) => $"<rule><inputEntry><text>{System.Security.SecurityElement.Escape(test)}</text></inputEntry>{string.Concat(outputs.Select(o => $"<outputEntry><text>{o}</text></outputEntry>"))}</rule>";
        string Table(string policy, params string[] rules) => $"<decisionTable hitPolicy=\"{policy}\"><input><inputExpression><text>x</text></inputExpression></input><output name=\"档 次\"><outputValues><text>\"高\", \"低\"</text></outputValues><defaultOutputEntry><text>\"低\"</text></defaultOutputEntry></output><output name=\"分\"/>{string.Concat(rules)}</decisionTable>";
        var model = Model("<inputData name=\"x\" id=\"x\"><variable name=\"x\" typeRef=\"number\"/></inputData>" +
            Decision("u", Table("UNIQUE", Rule("? * 2 > 20 and even(?)", "\"高\"", "9"), Rule("[1..3]", "\"低\"", "x + 1")), Needs("requiredInput", "x")) +
            Decision("p", Table("PRIORITY", Rule("> 1", "\"低\"", "1"), Rule("> 2", "\"高\"", "2")), Needs("requiredInput", "x")) +
            Decision("o", Table("OUTPUT ORDER", Rule("> 1", "\"低\"", "1"), Rule("> 2", "\"高\"", "2")) , Needs("requiredInput", "x")));
        Assert.Equal("{档 次: \"高\", 分: 9}", Decide(model, "u", "{\"x\": 12}"));
        Assert.Equal("{档 次: \"低\", 分: null}", Decide(model, "u", "{\"x\": 100001}"));
        Assert.Equal("{档 次: \"高\", 分: 2}", Decide(model, "p", "{\"x\": 3}"));
        Assert.Equal("[{档 次: \"高\", 分: 2}, {档 次: \"低\", 分: 1}]", Decide(model, "o", "{\"x\": 3}"));
    }

    /// <summary>Types that are only names of one another, and two that recur alike.</summary>
    [Fact]
    public void Types_that_turn_in_circles_say_nothing()
    {
        var model = Model(
            "<itemDefinition name=\"A\"><typeRef>B</typeRef></itemDefinition><itemDefinition name=\"B\"><typeRef>A</typeRef></itemDefinition><itemDefinition name=\"C\"><typeRef>C</typeRef></itemDefinition>" +
            "<itemDefinition name=\"L\" isCollection=\"true\"><typeRef>L</typeRef></itemDefinition>" +
            "<itemDefinition name=\"X\"><itemComponent name=\"l\"><typeRef>X</typeRef></itemComponent><itemComponent name=\"r\"><typeRef>X</typeRef></itemComponent></itemDefinition>" +
            "<itemDefinition name=\"Y\"><itemComponent name=\"l\"><typeRef>Y</typeRef></itemComponent><itemComponent name=\"r\"><typeRef>Y</typeRef></itemComponent></itemDefinition>" +
            "<businessKnowledgeModel name=\"f\" id=\"k\"><variable name=\"f\" typeRef=\"X\"/><encapsulatedLogic><formalParameter name=\"n\" typeRef=\"X\"/>" + Literal("n") + "</encapsulatedLogic></businessKnowledgeModel>" +
            Decision("a", Literal("1"), type: "A") + Decision("c", Literal("1 instance of C"), type: "C") + Decision("l", Literal("[[], [[]]]"), type: "L") +
            Decision("x", Literal("f instance of function<Y> -> Y"), Needs("requiredKnowledge", "k")));
        Assert.Equal("1", Decide(model, "a"));
        Assert.Equal("true", Decide(model, "c"));
        Assert.Equal("[[], [[]]]", Decide(model, "l"));
        Assert.Equal("true", Decide(model, "x"));
    }
}
