namespace Yingshang.App.Seeding;

/// <summary>Chance from one number: the same draws on every machine.</summary>
internal sealed class Chance(int seed)
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private readonly Random _random = new(seed);

    public double Next() => _random.NextDouble();

    public bool In(double share) => _random.NextDouble() < share;

    /// <summary>Both ends included.</summary>
    public int Between(int from, int to) => _random.Next(from, to + 1);

    public double Between(double from, double to) => from + _random.NextDouble() * (to - from);

    /// <summary>Mostly near the low end: the square of an even draw.</summary>
    public double MostlyLow(double from, double to) => from + _random.NextDouble() * _random.NextDouble() * (to - from);

    /// <summary>An amount between two bounds, even by order of magnitude.</summary>
    public long Magnitude(double from, double to) => (long)Math.Exp(Between(Math.Log(from), Math.Log(to)));

    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    public void Shuffle<T>(T[] items) => _random.Shuffle(items);

    public int Seed() => _random.Next();

    public string Code(int length) => string.Create(length, this, (span, chance) =>
    {
        for (var i = 0; i < span.Length; i++) span[i] = Crockford[chance._random.Next(Crockford.Length)];
    });
}

/// <summary>Things of which some come more often.</summary>
internal sealed class Weighted<T>
{
    private readonly IReadOnlyList<T> _items;
    private readonly double[] _upTo;

    public Weighted(IReadOnlyList<T> items, Func<T, double> weight)
    {
        _items = items;
        _upTo = new double[items.Count];
        var sum = 0.0;
        for (var i = 0; i < items.Count; i++) _upTo[i] = sum += weight(items[i]);
    }

    public IReadOnlyList<T> Items => _items;

    public T Pick(Chance chance)
    {
        var index = Array.BinarySearch(_upTo, chance.Next() * _upTo[^1]);
        return _items[Math.Min(index < 0 ? ~index : index + 1, _items.Count - 1)];
    }
}
