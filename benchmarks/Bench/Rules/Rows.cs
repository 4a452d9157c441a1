namespace Yingshang.Bench.Rules;

/// <summary>An enterprise as rules see it, every number an exact decimal.</summary>
public sealed class DecimalRow
{
    public string? Size { get; set; }
    public string? Industry { get; set; }
    public string? Street { get; set; }
    public string? Credit { get; set; }
    public decimal? Age { get; set; }
    public decimal? Staff { get; set; }
    public decimal? Revenue { get; set; }
    public decimal? Research { get; set; }
    public decimal? Tax { get; set; }
    public decimal? Debt { get; set; }
    public decimal? Patents { get; set; }
    public bool? IsHighTech { get; set; }
}

/// <summary>The same as a district stores it: money in hundredths, shares in hundredths, all integers.</summary>
public sealed class ScaledRow
{
    public string? Size { get; set; }
    public string? Industry { get; set; }
    public string? Street { get; set; }
    public string? Credit { get; set; }
    public int? Age { get; set; }
    public int? Staff { get; set; }
    public long? Revenue { get; set; }
    public long? Research { get; set; }
    public long? Tax { get; set; }
    public int? Debt { get; set; }
    public int? Patents { get; set; }
    public bool? IsHighTech { get; set; }

    public DecimalRow ToDecimal() => new()
    {
        Size = Size, Industry = Industry, Street = Street, Credit = Credit, IsHighTech = IsHighTech,
        Age = Age, Staff = Staff, Patents = Patents, Debt = Debt / 100m, Revenue = Revenue / 100m, Research = Research / 100m, Tax = Tax / 100m,
    };
}
