using System.Runtime.CompilerServices;
using Yingshang.Proofreading;
using Yingshang.Proofreading.Lexicons;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Yingshang.Libraries.Tests.Proofreading;

/// <summary>The lists of packs/standard/proofreading, read from their files, and the leaders of the demo district.</summary>
internal static class StandardLexicon
{
    public static Lexicon Instance { get; } = Read();

    public static string Root([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(folder.FullName, "Yingshang.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }

    private static Lexicon Read()
    {
        var figures = Listed<FiguresFile>("standard", "figures");
        var doubled = Listed<WordsFile>("standard", "doubled");
        return new Lexicon
        {
            Measures = new MeasureWords(figures.Units, figures.AfterChinese),
            Confusions = List("confusions"),
            Replacements = List("replacements"),
            Names = List("names"),
            Institutions = List("institutions"),
            Wordings = List("wordings"),
            Leftovers = List("leftovers"),
            LettersX = figures.LettersX,
            BareMeasures = [.. figures.Bare.Select(b => new BareMeasure(b.Measure, b.Nouns))],
            DoubledCharacters = new WordList(doubled.Words.Select(Entry)),
            MayDouble = doubled.MayDouble.ToHashSet(StringComparer.Ordinal),
            AlwaysDouble = doubled.AlwaysDouble.ToHashSet(StringComparer.Ordinal),
            WordEnds = doubled.WordEnds,
            Parts = [.. figures.Parts.Select(p => new PartGroup(p.Members, p.Whole))],
            Overlapping = figures.Overlapping,
            UnlikeShares = [.. figures.UnlikeShares.Select(u => new UnlikeShare(u.Part, u.NotAfter, u.Whole, u.Why))],
            BoundedRates = figures.BoundedRates,
            CountedRates = figures.CountedRates,
            RegisterNumbers = figures.RegisterNumbers,
            Plans = [.. figures.Plans.Select(p => new FiveYearPlan(p.Name, p.From, p.To))],
            Leaders = [.. Listed<LeadersFile>("demo", "leaders").Leaders.Select(l => new LeaderEntry(l.Name, l.Posts))],
        };
    }

    private static WordList List(string name) => new(Listed<WordsFile>("standard", name).Words.Select(Entry));

    private static WordEntry Entry(WordLine w) => new(w.Wrong, w.Right, w.Why, w.NotAfter, w.NotBefore, w.OnlyAfter, w.OnlyBefore,
        w.Severity is null ? null : Enum.Parse<Severity>(w.Severity, ignoreCase: true)) { Since = w.Since };

    private static T Listed<T>(string pack, string name) =>
        new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build().Deserialize<T>(File.ReadAllText(Path.Combine(Root(), "packs", pack, "proofreading", name + ".yaml")));

    private sealed class WordsFile
    {
        public string Source { get; set; } = "";
        public List<WordLine> Words { get; set; } = [];
        public List<string> MayDouble { get; set; } = [];
        public List<string> AlwaysDouble { get; set; } = [];
        public string WordEnds { get; set; } = "";
    }

    private sealed class WordLine
    {
        public string Wrong { get; set; } = "";
        public string? Right { get; set; }
        public string? Why { get; set; }
        public string? Severity { get; set; }
        public int? Since { get; set; }
        public List<string> NotAfter { get; set; } = [];
        public List<string> NotBefore { get; set; } = [];
        public List<string> OnlyAfter { get; set; } = [];
        public List<string> OnlyBefore { get; set; } = [];
    }

    private sealed class FiguresFile
    {
        public string Source { get; set; } = "";
        public List<string> Units { get; set; } = [];
        public List<string> AfterChinese { get; set; } = [];
        public List<BareLine> Bare { get; set; } = [];
        public List<PartLine> Parts { get; set; } = [];
        public List<List<string>> Overlapping { get; set; } = [];
        public List<ShareLine> UnlikeShares { get; set; } = [];
        public List<string> BoundedRates { get; set; } = [];
        public List<string> CountedRates { get; set; } = [];
        public List<string> RegisterNumbers { get; set; } = [];
        public List<PlanLine> Plans { get; set; } = [];
        public List<string> LettersX { get; set; } = [];
    }

    private sealed class BareLine
    {
        public string Measure { get; set; } = "";
        public List<string> Nouns { get; set; } = [];
    }

    private sealed class PartLine
    {
        public List<string> Members { get; set; } = [];
        public bool Whole { get; set; }
    }

    private sealed class ShareLine
    {
        public string Part { get; set; } = "";
        public List<string> NotAfter { get; set; } = [];
        public string Whole { get; set; } = "";
        public string Why { get; set; } = "";
    }

    private sealed class PlanLine
    {
        public string Name { get; set; } = "";
        public int From { get; set; }
        public int To { get; set; }
    }

    private sealed class LeadersFile
    {
        public string Source { get; set; } = "";
        public List<LeaderLine> Leaders { get; set; } = [];
    }

    private sealed class LeaderLine
    {
        public string Name { get; set; } = "";
        public List<string> Posts { get; set; } = [];
    }
}
