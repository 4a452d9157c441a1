namespace Yingshang.Platform.Packs;

/// <summary>What a district's pack declares, by type: each module puts its own in when the pack loads and takes it out when it works.
/// Never changed after loading; a new version of a pack is a new object.</summary>
public sealed class Declarations
{
    private readonly Dictionary<Type, object> _byType = [];

    public void Add<T>(T declared) where T : class => _byType.Add(typeof(T), declared);

    public T Get<T>() where T : class => _byType.TryGetValue(typeof(T), out var declared)
        ? (T)declared
        : throw new InvalidOperationException($"No module has declared {typeof(T).Name}");
}
