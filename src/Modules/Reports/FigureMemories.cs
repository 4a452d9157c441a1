using Yingshang.Metrics;
using Yingshang.Platform.Districts;

namespace Yingshang.Reports;

/// <summary>The memories of the drafts that were open last: opening one again asks the database nothing. Each node keeps its own.</summary>
internal sealed class FigureMemories
{
    private const int Most = 12;

    private readonly LinkedList<((District District, DateTime AsOf) Of, FigureMemory Memory)> _memories = [];

    /// <summary>Of the whole district, whoever asks.</summary>
    public FigureMemory Of(District district, DateTime asOf)
    {
        lock (_memories)
        {
            var known = _memories.FirstOrDefault(m => m.Of == (district, asOf));
            if (known.Memory is null) known = ((district, asOf), new FigureMemory());
            else _memories.Remove(known);
            _memories.AddFirst(known);
            if (_memories.Count > Most) _memories.RemoveLast();
            return known.Memory;
        }
    }
}
