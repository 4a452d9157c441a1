using System.Globalization;
using System.Text;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.SampleDemands;

/// <summary>A draw among the demands of a month that ended with an outcome. Whoever has the seed and the list comes to the same order.</summary>
public sealed class SampleDraw : VersionedRow
{
    /// <summary>The declared sample: solved, withdrawn.</summary>
    public required string SampleId { get; init; }

    /// <summary>First day of the month of the answers.</summary>
    public DateOnly Month { get; init; }

    /// <summary>32 hex digits, made when it was drawn; one draw for a sample and a month, so that nobody tries until a seed suits him.</summary>
    public required string Seed { get; init; }
    public int Count { get; init; }
    public int Chosen { get; init; }
    public DateTime DrawnAt { get; init; }
    public Guid? DrawnById { get; init; }

    /// <summary>SM3 (GB/T 32905) over the UTF-8 of seed and number, lower-case hex: in its order the first are chosen.</summary>
    public static string DigestOf(string seed, string number) => Convert.ToHexStringLower(Sm3.Hash(Encoding.UTF8.GetBytes(seed + number)));

    /// <summary>The share of the list, rounded up, but at least so many, and never more than there are.</summary>
    public static int ChosenOf(int count, decimal share, int atLeast) => Math.Min(count, Math.Max(atLeast, (int)Math.Ceiling(count * share)));
}

/// <summary>A demand on the list of a draw, with its place, and what the check found when it was chosen.</summary>
public sealed class SampledCase : VersionedRow
{
    public Guid DrawId { get; init; }
    public Guid CaseId { get; init; }
    public required string Number { get; init; }
    public required string Digest { get; init; }

    /// <summary>From 1.</summary>
    public int Rank { get; init; }
    public bool IsChosen { get; init; }

    public string? Finding { get; set; }

    /// <summary>What was heard; for those who see the whole district, never for the unit.</summary>
    public string? Note { get; set; }
    public DateTime? CheckedAt { get; set; }
    public Guid? CheckedById { get; set; }
}

/// <summary><c>samples/demands.yaml</c>: which outcomes are checked, how many of them, and what a check can find.</summary>
/// <param name="Of">outcomes</param>
/// <param name="TellsUnit">the finding stands in the timeline; otherwise only that there was a check</param>
public sealed record SampleRule(string Id, string Name, IReadOnlyList<string> Of, decimal Share, int AtLeast, bool TellsUnit, IReadOnlyList<string> Findings)
{
    public string Words => $"{string.Join('、', Of)}的 {(Share * 100).ToString("0.##", CultureInfo.InvariantCulture)}%，每月至少 {AtLeast} 件";
}
