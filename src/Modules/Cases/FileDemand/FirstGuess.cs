using Yingshang.Cases.Catalogues;

namespace Yingshang.Cases.FileDemand;

/// <summary>What an enterprise is not asked: nature, topic and title, guessed from its words. The office corrects them when it calls back.</summary>
public static class FirstGuess
{
    private const string Help = "求助";
    private const int LongestTitle = 30;
    private const int ShortestTitle = 8;

    private static readonly string[] Greetings = ["您好", "你好", "领导好", "尊敬的领导", "各位领导", "请问"];
    private static readonly char[] Ends = ['。', '！', '？', '；', '!', '?', ';', '\n', '\r'];
    private static readonly char[] Pauses = ['，', ',', '、', '：', ':', ' '];

    extension(DemandCatalogues catalogues)
    {
        /// <summary>The nature whose word stands first in the text; 求助 when none does.</summary>
        public string NatureOf(string text) => catalogues.Natures
            .Select(n => (n.Name, At: n.Recognise.Select(w => text.IndexOf(w, StringComparison.Ordinal)).Where(i => i >= 0).DefaultIfEmpty(int.MaxValue).Min()))
            .Where(n => n.At < int.MaxValue).OrderBy(n => n.At).Select(n => n.Name).FirstOrDefault() ?? Help;

        /// <summary>The topic most of whose keywords stand in the text, longer ones counting more; the last of the list (其他) when none does.</summary>
        public string TopicOf(string text)
        {
            var (best, most) = (catalogues.Topics[^1], 0);
            foreach (var topic in catalogues.Topics)
                if (Weight(topic.Keywords, text) is var weight && weight > most) (best, most) = (topic, weight);
            return best.Name;
        }

        /// <summary>The legal channel that the text speaks of; null when it speaks of none.</summary>
        public LegalChannel? LegalChannelOf(string text)
        {
            var (best, most) = ((LegalChannel?)null, 0);
            foreach (var channel in catalogues.LegalChannels)
                if (Weight(channel.Recognise, text) is var weight && weight > most) (best, most) = (channel, weight);
            return best;
        }
    }

    /// <summary>The first clause that says something, at most thirty characters.</summary>
    public static string TitleOf(string text)
    {
        var rest = text.AsSpan().Trim();
        for (var was = -1; was != rest.Length;)
        {
            was = rest.Length;
            foreach (var greeting in Greetings)
                if (rest.StartsWith(greeting, StringComparison.Ordinal)) rest = rest[greeting.Length..].TrimStart("，,！!。：: 　\r\n");
        }
        if (rest.Length == 0) rest = text.AsSpan().Trim();
        if (rest.IndexOfAny(Ends) is >= ShortestTitle and var end) rest = rest[..end];
        if (Cut(rest) is { } clause) rest = rest[..clause];
        return (rest.Length <= LongestTitle ? rest.ToString() : string.Concat(rest[..(LongestTitle - 1)], "…")).ReplaceLineEndings(" ");
    }

    private static int? Cut(ReadOnlySpan<char> text)
    {
        for (var i = ShortestTitle; i < text.Length && i <= LongestTitle; i++)
            if (Pauses.Contains(text[i])) return i;
        return null;
    }

    private static int Weight(IReadOnlyList<string> words, string text)
    {
        var weight = 0;
        foreach (var word in words)
            if (text.Contains(word, StringComparison.Ordinal)) weight += word.Length;
        return weight;
    }
}
