namespace Yingshang.App.Seeding.Years;

/// <summary>Divides a whole into parts that add up to it exactly: by the largest remainder, in whole numbers throughout.</summary>
internal static class Apportionment
{
    /// <param name="weights">none negative, at least one positive</param>
    /// <returns>a part for each weight; where remainders are equal the earlier one gets more</returns>
    public static IReadOnlyList<long> Of(long whole, IReadOnlyList<long> weights)
    {
        var sum = weights.Aggregate((Int128)0, (s, w) => s + w);
        var parts = weights.Select(w => (long)(whole * (Int128)w / sum)).ToArray();
        var left = (int)(whole - parts.Sum());
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => whole * (Int128)weights[i] % sum).Take(left)) parts[i]++;
        return parts;
    }

    /// <summary>Each part at least so much, and a multiple of the step.</summary>
    /// <param name="whole">a multiple of the step, and no less than all the least parts together</param>
    /// <param name="least">a multiple of the step</param>
    public static IReadOnlyList<long> Of(long whole, IReadOnlyList<long> weights, long step, long least) =>
        [.. Of((whole - least * weights.Count) / step, weights).Select(part => part * step + least)];
}
