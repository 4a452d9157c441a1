namespace Yingshang.Proofreading.Texts;

internal static class SentenceSplitter
{
    public static IReadOnlyList<Sentence> Split(string text)
    {
        var sentences = new List<Sentence>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('。' or '！' or '？' or '\n')) continue;
            while (i + 1 < text.Length && text[i + 1] is '。' or '！' or '？' or '”' or '’' or '）') i++;
            Add(sentences, start, i + 1);
            start = i + 1;
        }
        Add(sentences, start, text.Length);
        return sentences;
    }

    private static void Add(List<Sentence> sentences, int start, int end)
    {
        if (end > start) sentences.Add(new Sentence(start, end));
    }
}
