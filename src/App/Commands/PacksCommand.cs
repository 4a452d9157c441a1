using System.CommandLine;
using System.Text.Json;
using Yingshang.Mechanisms;
using Yingshang.Platform.Packs;

namespace Yingshang.App.Commands;

internal static class PacksCommand
{
    public static Command Create()
    {
        var folder = new Argument<string?>("DIR") { Description = "声明文件夹", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "结果写成 JSON" };
        var check = new Command("check", "检查声明：文件、行号、应当怎样写") { folder, json };
        check.SetAction(parsed => Check(parsed.GetValue(folder) ?? Path.Combine(DistrictOptions.Root, "packs", "demo"), parsed.GetValue(json)));
        return new Command("packs", "声明（packs）") { check, Mechanisms() };
    }

    private static Command Mechanisms()
    {
        var folder = new Argument<string?>("DIR") { Description = "声明文件夹", Arity = ArgumentArity.ZeroOrOne };
        var into = new Option<FileInfo?>("--into") { Description = "写进这个文件里的机制表，其余内容不动" };
        var command = new Command("mechanisms", "每项机制由什么撑着，写成 Markdown 表") { folder, into };
        command.SetAction(parsed =>
        {
            var (pack, problems) = Pack.Check(parsed.GetValue(folder) ?? Path.Combine(DistrictOptions.Root, "packs", "demo"), DistrictOptions.Modules);
            foreach (var problem in problems) Console.Error.WriteLine(problem);
            if (pack is null) return 1;
            var book = pack.Declared.Get<MechanismBook>();
            if (parsed.GetValue(into) is not { } file) parsed.InvocationConfiguration.Output.Write(MechanismTable.Write(book));
            else File.WriteAllText(file.FullName, MechanismTable.Into(file.Exists ? File.ReadAllText(file.FullName) : "", book));
            return 0;
        });
        return command;
    }

    private static int Check(string folder, bool json)
    {
        var (_, problems) = Pack.Check(folder, DistrictOptions.Modules);
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(problems.Select(p => new { file = p.File, line = p.Line, column = p.Column, message = p.Message }), new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        else foreach (var problem in problems) Console.Error.WriteLine(problem);
        if (!json) Console.Error.WriteLine(problems.Count == 0 ? "没有发现问题。" : $"共 {problems.Count} 处。");
        return problems.Count == 0 ? 0 : 1;
    }
}
