namespace Yingshang.Proofreading.Lexicons;

/// <summary>Everything the proofreader knows from lists: data of the district's pack, checked when it is loaded.</summary>
public sealed record Lexicon
{
    public required MeasureWords Measures { get; init; }

    /// <summary>眼晴 → 眼睛: characters taken for others.</summary>
    public required WordList Confusions { get; init; }

    /// <summary>新开展理念 → 新发展理念: what a wholesale replacement leaves behind.</summary>
    public required WordList Replacements { get; init; }

    /// <summary>Names of campaigns, laws and documents.</summary>
    public required WordList Names { get; init; }

    /// <summary>Names of institutions and their short names.</summary>
    public required WordList Institutions { get; init; }

    /// <summary>Standard wordings.</summary>
    public required WordList Wordings { get; init; }

    /// <summary>What sites and templates leave in a text.</summary>
    public required WordList Leftovers { get; init; }

    /// <summary>Words in which X is no placeholder: X光, N＋X.</summary>
    public required IReadOnlyList<string> LettersX { get; init; }

    /// <summary>Nouns after which a bare measure word shows that the number is missing: 问题 → 个.</summary>
    public required IReadOnlyList<BareMeasure> BareMeasures { get; init; }

    /// <summary>的, 了, 在 …: characters that are doubled only by mistake, with what makes them right all the same.</summary>
    public required WordList DoubledCharacters { get; init; }

    /// <summary>研究研究, 非常非常: words that may be doubled.</summary>
    public required IReadOnlySet<string> MayDouble { get; init; }

    /// <summary>目前, 业务: words that no two other words make when they stand twice, though they begin with one of <see cref="WordEnds"/>.</summary>
    public required IReadOnlySet<string> AlwaysDouble { get; init; }

    /// <summary>Characters that end words: “业创业创” in 企业创业创新 is no doubled word.</summary>
    public required string WordEnds { get; init; }

    /// <summary>Parts that exclude one another: 线上 / 线下, 国家级 / 省级 / 市级.</summary>
    public required IReadOnlyList<PartGroup> Parts { get; init; }

    /// <summary>Sets that overlap, so that their numbers must not be added.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Overlapping { get; init; }

    /// <summary>Shares whose two sides are counted differently.</summary>
    public required IReadOnlyList<UnlikeShare> UnlikeShares { get; init; }

    /// <summary>Rates that cannot pass 100 %: 办结率, 合格率.</summary>
    public required IReadOnlyList<string> BoundedRates { get; init; }

    /// <summary>Rates that are counted from what stands beside them: 办结 → 办结率.</summary>
    public required IReadOnlyList<string> CountedRates { get; init; }

    /// <summary>What the numbers of registers begin with, which are no 发文字号: 诉〔2023〕0917号.</summary>
    public required IReadOnlyList<string> RegisterNumbers { get; init; }

    /// <summary>十四五 → 2021, 2025.</summary>
    public required IReadOnlyList<FiveYearPlan> Plans { get; init; }

    /// <summary>Leaders in their order; empty when the district has not listed them.</summary>
    public required IReadOnlyList<LeaderEntry> Leaders { get; init; }
}

/// <param name="Measure">个, 家</param>
/// <param name="Nouns">what may stand before it when the number is missing</param>
public sealed record BareMeasure(string Measure, IReadOnlyList<string> Nouns);

/// <param name="Members">parts of one whole</param>
/// <param name="IsWhole">together they are always everything</param>
public sealed record PartGroup(IReadOnlyList<string> Members, bool IsWhole);

/// <param name="Part">what is said to be a share</param>
/// <param name="NotAfter">words before <paramref name="Part"/> that make it something else: 产值 after 增加</param>
/// <param name="Whole">of what</param>
public sealed record UnlikeShare(string Part, IReadOnlyList<string> NotAfter, string Whole, string Why);

public sealed record FiveYearPlan(string Name, int From, int To);

/// <param name="Posts">each as it stands before or after the name: 区委书记, 区长</param>
public sealed record LeaderEntry(string Name, IReadOnlyList<string> Posts);
