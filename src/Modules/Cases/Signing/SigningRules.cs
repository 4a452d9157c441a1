using Yingshang.Platform.Packs;
using Yingshang.Platform.People;

namespace Yingshang.Cases.Signing;

/// <summary>What goes out of a unit under signatures.</summary>
public enum SigningKind
{
    /// <summary>反馈</summary>
    Feedback,
    /// <summary>办结</summary>
    Answer,
}

/// <summary>内部审签, from <c>signing.yaml</c>: whose 反馈 and 办结 go out only when section head, deputy and head have signed. A unit that is not there writes down who approved.</summary>
public sealed class SigningRules
{
    public const string SectionHead = "科室负责人", Deputy = "分管负责人", Head = "主要负责人";
    private const string File = "signing.yaml";
    private static readonly string[] Steps = [SectionHead, Deputy, Head];

    private readonly Dictionary<(string Unit, SigningKind Kind), IReadOnlyList<string>> _steps = [];
    private readonly IReadOnlyList<string> _deputyPosts;

    private SigningRules(IReadOnlyList<string> deputyPosts) => _deputyPosts = deputyPosts;

    internal static SigningRules Read(PackReader pack)
    {
        if (!pack.Exists(File) || pack.Read(File) is not { } top) return new SigningRules([]);
        top.TextOrNull("source");
        var rules = new SigningRules(top.Texts("deputy_posts"));
        var codes = pack.Exists("units.yaml") ? pack.Read("units.yaml")?.List("units").Select(u => u.Text("id")).ToList() : null;
        foreach (var unit in top.List("units"))
        {
            var code = unit.Text("unit");
            if (codes is not null && !codes.Contains(code)) unit.Node("unit")?.Problem($"units.yaml 里没有单位“{code}”{Suggestion.For(code, codes)}");
            rules.Add(unit, code, SigningKind.Feedback, "feedback");
            rules.Add(unit, code, SigningKind.Answer, "answer");
            unit.NothingElse();
        }
        top.NothingElse();
        return rules;
    }

    /// <summary>Who signs in turn; empty where the unit asks for no signatures.</summary>
    public IReadOnlyList<string> StepsOf(string unitCode, SigningKind kind) => _steps.GetValueOrDefault((unitCode, kind), []);

    /// <summary>May this person of the unit sign a step, for a demand that lies with a section?</summary>
    public bool Signs(Account person, string step, Guid? sectionId) => step switch
    {
        Head => person.Role == Role.UnitHead,
        Deputy => person.Role == Role.SectionHead && IsDeputy(person),
        _ => person.Role == Role.SectionHead && !IsDeputy(person) && (sectionId is null || person.SectionId == sectionId),
    };

    private bool IsDeputy(Account person) => person.Post is { } post && _deputyPosts.Contains(post);

    private void Add(DeclarationNode unit, string code, SigningKind kind, string key)
    {
        var steps = unit.List(key);
        foreach (var step in steps.Where(s => !Steps.Contains(s.Scalar))) step.Problem($"没有审签环节“{step.Scalar}”{Suggestion.For(step.Scalar ?? "", Steps)}可写：{string.Join("、", Steps)}。");
        if (steps.Count > 0) _steps[(code, kind)] = [.. steps.Select(s => s.Scalar ?? "")];
    }
}
