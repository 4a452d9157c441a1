using System.Text.RegularExpressions;
using Yingshang.App.Commands;
using Yingshang.Modules.Tests.Ground;
using Yingshang.Platform.People.AuditTrail;

namespace Yingshang.Modules.Tests.WholeSystem;

/// <summary>House rules that the compiler does not hold.</summary>
public sealed partial class SourceTests
{
    private static readonly (string File, string Text)[] Sources =
    [
        .. Directory.EnumerateFiles(Path.Combine(DistrictOptions.Root, "src"), "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .Where(f => !f.Contains("/obj/") && !f.Contains("/bin/") && !f.Contains("/node_modules/")).Select(f => (Path.GetRelativePath(DistrictOptions.Root, f), File.ReadAllText(f))),
    ];

    [Fact]
    public void Nobody_asks_the_machine_what_time_it_is() => Assert.Empty(Sources.Where(s => MachineTime().IsMatch(s.Text)).Select(s => s.File));

    [Fact]
    public void Nothing_that_changes_is_static() => Assert.Empty(Sources.SelectMany(s => StaticField().Matches(s.Text).Select(m => $"{s.File}: {m.Value.Trim()}")));

    [Fact]
    public void Every_recorded_action_has_a_word_on_the_page()
    {
        var words = TestDistrict.Declared<AuditWords>();
        var actions = Sources.SelectMany(s => AuditCall().Matches(s.Text)).Select(m => m.Groups[1].Value).Distinct();
        Assert.Empty(actions.Where(a => !words.All.ContainsKey(a)));
    }

    [Fact]
    public void Every_kind_of_subject_has_a_word_on_the_page()
    {
        var words = TestDistrict.Declared<AuditWords>();
        Assert.Empty(Sources.SelectMany(s => AuditSubject().Matches(s.Text)).Select(m => m.Groups[1].Value).Distinct().Where(k => !words.Kinds.ContainsKey(k)));
    }

    [Fact]
    public void Every_problem_has_a_code_of_its_own()
    {
        var codes = Sources.SelectMany(s => ProblemCode().Matches(s.Text)).Select(m => m.Groups[1].Value).ToList();
        Assert.True(codes.Count > 40);
        Assert.Empty(codes.GroupBy(c => c).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Empty(codes.Where(c => !Code().IsMatch(c)));
    }

    [Fact]
    public void Problems_stand_in_one_class_of_each_module() =>
        Assert.Empty(Sources.Where(s => ProblemCode().IsMatch(s.Text)).Where(s => !s.File.EndsWith("Problems.cs", StringComparison.Ordinal)).Select(s => s.File));

    [Fact]
    public void No_page_shows_its_own_code() => Assert.Empty(Sources.SelectMany(s => CodeTakenForText().Matches(s.Text).Select(m => $"{s.File}: {m.Value}")));

    // After a letter, and a Chinese character is one, “@if” is taken for part of an address and stands on the page.
    [GeneratedRegex(@"[\u4e00-\u9fff]@(if|foreach|for|switch|while)\b.*")] private static partial Regex CodeTakenForText();

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b|\bGuid\.NewGuid\(")] private static partial Regex MachineTime();

    // const, static readonly, properties and methods are fine; a bare static field is not.
    [GeneratedRegex(@"^\s*(public|internal|private|protected)\s+static\s+(?!readonly|partial|async|class|explicit|implicit|extern|event)[\w<>\[\]?,. ]+\s+_?\w+\s*(=[^>].*)?;$", RegexOptions.Multiline)] private static partial Regex StaticField();

    [GeneratedRegex(@"\.Audit\(\s*""([a-z.-]+)""")] private static partial Regex AuditCall();

    [GeneratedRegex(@"\.Audit\(\s*[^,]+,\s*""([a-z-]+)""")] private static partial Regex AuditSubject();

    [GeneratedRegex(@"\bProblem \w+(?:\([^)]*\))?\s*=>?\s*new\(""([^""]+)""")] private static partial Regex ProblemCode();

    [GeneratedRegex(@"^[a-z]+\.[a-z0-9_-]+$")] private static partial Regex Code();
}
