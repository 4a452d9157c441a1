using Yingshang.Cases.Catalogues;
using Yingshang.Platform.Packs;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Platforms;

/// <summary>Reads <c>platforms/*.yaml</c>.</summary>
internal static class PlatformDeclaration
{
    public static PlatformBook Read(PackReader pack, DemandCatalogues catalogues) =>
        new([.. pack.Files("platforms").ToList().Select(pack.Read).OfType<DeclarationNode>().Select(top => ReadLayout(top, catalogues))]);

    private static PlatformLayout ReadLayout(DeclarationNode top, DemandCatalogues catalogues)
    {
        var channels = catalogues.Channels.Where(c => c.IsExternal).ToList();
        var channel = top.Choice("channel", [.. channels.Select(c => c.Id)]);
        var columns = top.List("columns").Select(ReadColumn).ToList();
        foreach (var needed in new[] { "number", "received", "enterprise", "text" }.Where(f => columns.TrueForAll(c => c.Field != f))) top.Problem($"“columns”缺少 {needed} 一列。");
        foreach (var twice in columns.GroupBy(c => c.Field).Where(g => g.Count() > 1)) top.Problem($"“columns”里 {twice.Key} 写了两次。");
        foreach (var twice in columns.SelectMany(c => c.Also.Prepend(c.Head)).GroupBy(h => h).Where(g => g.Count() > 1)) top.Problem($"列名“{twice.Key}”给了两列，分不清是哪一列。");
        var (callsBack, wait) = ReadCallBack(top.Map("call_back"));
        var layout = new PlatformLayout(
            top.Text("id"), top.Text("name"), top.Text("command"), channels.Find(c => c.Id == channel)?.Name ?? "", top.Int("days_back", 30), top.Texts("dates"), columns,
            Words(top, "natures", [.. catalogues.Natures.Select(n => n.Name)]), Words(top, "topics", [.. catalogues.Topics.Select(t => t.Name)]),
            Words(top, "outcomes", [.. catalogues.Outcomes.Select(o => o.Name)]), Words(top, "satisfaction", ["1", "2", "3", "4", "5"]), top.Texts("not_rated"), YesNo(top.Map("solved")),
            top.Texts("closed_states"), [.. top.List("fill_back").Select(ReadField)], callsBack, wait, ReadDays(top.Map("reconcile")));
        if (layout.Dates.Count == 0) top.Problem("“dates”至少要有一种日期写法，如 yyyy-M-d。");
        foreach (var missing in catalogues.Outcomes.Select(o => o.Name).Except(layout.Outcomes.AllOurs)) top.Problem($"“outcomes”没有写“{missing}”在平台上叫什么，回填时写不出来。");
        top.TextOrNull("source");
        top.NothingElse();
        return layout;
    }

    private static PlatformColumn ReadColumn(DeclarationNode node)
    {
        var column = new PlatformColumn(node.Choice("field", [.. PlatformFields.All]), node.Text("head"), node.Texts("also"), node.Flag("required"));
        node.NothingElse();
        return column;
    }

    private static FillBackField ReadField(DeclarationNode node)
    {
        var field = new FillBackField(node.Choice("value", [.. FillBackValues.All]), node.Text("head"), node.Has("most") ? node.Int("most") : null);
        node.NothingElse();
        return field;
    }

    private static WordMap Words(DeclarationNode top, string key, IReadOnlyCollection<string> ours)
    {
        var words = new List<(string, IReadOnlyList<string>, string?)>();
        foreach (var node in top.List(key))
        {
            words.Add((node.Choice("ours", ours), node.Texts("theirs"), node.TextOrNull("say")));
            if (words[^1].Item2.Count == 0) node.Problem("“theirs”至少要写一个平台上的词。");
            node.NothingElse();
        }
        foreach (var twice in words.SelectMany(w => w.Item2).GroupBy(w => w).Where(g => g.Count() > 1)) top.Node(key)!.Problem($"“{twice.Key}”对应了两个本区的词。");
        return new WordMap(words);
    }

    private static WordMap YesNo(DeclarationNode? node)
    {
        var map = new WordMap([("yes", node?.Texts("yes") ?? [], null), ("no", node?.Texts("no") ?? [], null)]);
        node?.NothingElse();
        return map;
    }

    private static (string? By, Limit? Wait) ReadCallBack(DeclarationNode? node)
    {
        if (node is null) return (null, null);
        var (by, text) = (node.Text("by"), node.Text("wait"));
        var wait = Limit.Parse(text);
        if (wait.Limit is null && text.Length > 0) node.Node("wait")!.Problem(wait.Problem + "。");
        node.NothingElse();
        return (by, wait.Limit);
    }

    private static int ReadDays(DeclarationNode? node)
    {
        var days = node?.Int("days", 0) ?? 0;
        node?.NothingElse();
        return days;
    }
}
