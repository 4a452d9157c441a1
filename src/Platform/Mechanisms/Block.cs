namespace Yingshang.Platform.Mechanisms;

/// <summary>Something declared or built in that carries mechanisms of the district: a procedure, a book, a kind of activity, a duty, an indicator, a roster.</summary>
/// <param name="Kind">as declarations name it before the slash: procedure, book</param>
/// <param name="Id">within its kind</param>
/// <param name="Name">as officials call it: “1231”机制</param>
/// <param name="Link">where its records are seen</param>
public sealed record Block(string Kind, string Id, string Name, string Link)
{
    /// <summary>procedure/demand-1231</summary>
    public string Reference => $"{Kind}/{Id}";

    /// <summary>Ids of the mechanisms that it says it carries.</summary>
    public IReadOnlyList<string> Mechanisms { get; init; } = [];
}

/// <summary>The blocks that the modules of this program offer, collected while a pack is read.</summary>
public sealed class BlockList
{
    private readonly Dictionary<string, Block> _blocks = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Block> All => _blocks.Values;
    public IReadOnlyCollection<string> References => _blocks.Keys;

    public void Add(params IEnumerable<Block> blocks)
    {
        foreach (var block in blocks) _blocks[block.Reference] = block;
    }

    public Block? Find(string reference) => _blocks.GetValueOrDefault(reference);
}

/// <summary>The mechanisms of a district by id and name: what the declaration of a block may say that it carries.</summary>
public sealed record MechanismNames(IReadOnlyList<(string Id, string Name)> All)
{
    public string? NameOf(string id) => All.FirstOrDefault(m => m.Id == id).Name;

    /// <summary>Of a name or an id; null when there is no such mechanism.</summary>
    public string? IdOf(string word) => All.FirstOrDefault(m => m.Name == word || m.Id == word).Id;
}

/// <summary>Whether a block is alive.</summary>
/// <param name="Records">of this calendar year</param>
/// <param name="LastOn">day of the newest record; null when there has never been one</param>
/// <param name="Late">what is overdue now</param>
public sealed record BlockPulse(int Records, DateOnly? LastOn, int Late);

/// <summary>Reads how the blocks of one kind are doing, all of them at once. For people who see the whole district.</summary>
public abstract class BlockReader
{
    /// <summary><see cref="Block.Kind"/></summary>
    public abstract string Kind { get; }

    /// <summary>What the records of these blocks are called: 件诉求, 条记录.</summary>
    public abstract string Counted { get; }

    /// <summary>Blocks of this kind that the office declared in the browser, with the mechanisms they say they carry.</summary>
    public virtual Task<IReadOnlyList<Block>> DeclaredAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<Block>>([]);

    /// <returns>by id; one without a record may be left out</returns>
    public abstract Task<IReadOnlyDictionary<string, BlockPulse>> ReadAsync(DateOnly today, CancellationToken cancel);
}
