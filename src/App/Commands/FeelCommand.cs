using System.CommandLine;
using System.Text.Json;
using Yingshang.Feel;
using Yingshang.Feel.Conformance;
using Yingshang.Feel.Evaluation;
using Yingshang.Feel.Values;

namespace Yingshang.App.Commands;

internal static class FeelCommand
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var expression = new Argument<string?>("EXPR") { Description = "FEEL 表达式", Arity = ArgumentArity.ZeroOrOne };
        var context = new Option<string?>("--context") { Description = "变量，JSON 对象，例：{\"从业人数\": 85}" };
        var facts = new Option<bool>("--facts") { Description = "按事实模式计算：缺的事实使比较成为未知（默认按 DMN 标准）" };
        var tck = new Option<string?>("--tck") { Description = "运行一个文件夹的 DMN TCK 用例" };
        var json = new Option<string?>("--json") { Description = "结果写成 JSON：与 --tck 同用时写入这个文件，否则写到标准输出", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("feel", "计算 FEEL 表达式，或运行 DMN TCK 用例") { expression, context, facts, tck, json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(tck) is { } folder) return parsed.GetValue(expression) is null ? RunSuite(folder, parsed.GetResult(json) is null ? null : parsed.GetValue(json) ?? "-") : Wrong("EXPR 和 --tck 只能用一个。");
            if (parsed.GetValue(expression) is not { } text) return Wrong("请给出表达式，例：./yingshang feel '1 + 1'");
            return Evaluate(text, parsed.GetValue(context), parsed.GetValue(facts) ? FeelMode.Facts : FeelMode.Standard, parsed.GetResult(json) is not null);
        });
        return command;
    }

    private static int Wrong(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }

    private static int Evaluate(string text, string? context, FeelMode mode, bool asJson)
    {
        if (!FeelJson.TryReadContext(context ?? "{}", out var variables)) return Wrong("--context 应该是一个 JSON 对象，例：{\"从业人数\": 85}");
        var answer = new FeelEngine { Mode = mode, Clock = TimeProvider.System }.Evaluate(text, variables);
        foreach (var problem in answer.Problems) Console.Error.WriteLine($"{text}\n{new string(' ', Columns(text, problem.At.Start))}^ {problem}");
        if (!answer.Ok) return 1;
        Console.Out.WriteLine(asJson ? FeelJson.Write(answer.Value) : FeelValue.Literal(answer.Value));
        return 0;
    }

    /// <summary>Chinese characters take two columns on a terminal.</summary>
    private static int Columns(string text, int length) => text.Take(length).Sum(c => c > '\u2E7F' ? 2 : 1);

    private static int RunSuite(string folder, string? json)
    {
        if (!Directory.Exists(folder)) return Wrong($"没有文件夹 {folder}。");
        var results = new List<TckResult>();
        foreach (var file in TckSuite.FilesIn(folder))
        {
            var ran = TckSuite.Run(file, folder);
            results.AddRange(ran);
            foreach (var failed in ran.Where(r => !r.Passed)) Console.Error.WriteLine($"{failed.Folder}/{failed.File} {failed.Case}: {failed.Reason}");
        }
        if (results.Count == 0) return Wrong($"{folder} 里没有用例（*-test-*.xml）。");
        var passed = results.Count(r => r.Passed);
        Console.Error.WriteLine($"共 {results.Count} 例，通过 {passed}，未通过 {results.Count - passed}。");
        if (json is not null) Write(json, JsonSerializer.Serialize(results.Select(r => new { folder = r.Folder, file = r.File, @case = r.Case, result = r.Passed ? "pass" : "fail", reason = r.Reason ?? "" }), Readable));
        return passed == results.Count ? 0 : 1;
    }

    private static void Write(string file, string text)
    {
        if (file == "-") Console.Out.WriteLine(text);
        else File.WriteAllText(file, text);
    }
}
