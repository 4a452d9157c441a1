using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Platforms.FillBack;

/// <summary>标记已回填：答复已经填进原平台，谁、什么时候，记在经过里。撤销同样留痕。</summary>
public sealed class MarkFilledBackHandler(DistrictDb db, CaseAccess access, FillBackList list, PlatformBook platforms, CurrentUser user)
{
    /// <summary>Several at once; none of them when one is refused.</summary>
    public async Task<Result> HandleAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        if (ids.Count == 0) return ExternalProblems.NothingChosen;
        foreach (var id in ids.Distinct())
        {
            var (c, demand) = await access.LoadAsync(id, ExternalActions.FillBack, cancel);
            if (list.Refusal(c, demand, platforms.OfChannel(c.Channel)) is { } refusal) return refusal;
            if (demand.FilledBackAt is { } at) return ExternalProblems.AlreadyFilledBack(c, await ByAsync(demand.FilledBackById, at, cancel));
            var item = (await list.ItemAsync(c, cancel))!;
            if (item.TooLong.FirstOrDefault() is { } tooLong) return ExternalProblems.TooLong(c, tooLong.Field.Head, tooLong.Over);
            (demand.FilledBackAt, demand.FilledBackById) = (db.Now, user.AccountId);
            c.Happened(db.Now, "filled-back", Actor.Of(user), $"已在{item.Layout.Name}回填", null, facts: string.Join('\n', item.Fields.Where(f => f.Text.Length > 0).Select(f => $"{f.Field.Head}：{f.Text.ReplaceLineEndings(" ")}")));
            db.Entry(c).Property(x => x.State).IsModified = true;
            db.Audit("platform.filled-back", "case", id, ("platform", item.Layout.Id), ("external", demand.ExternalNumber), ("outcome", c.Outcome));
        }
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    public async Task<Result> UndoAsync(Guid id, CancellationToken cancel)
    {
        var (c, demand) = await access.LoadAsync(id, ExternalActions.FillBack, cancel);
        var layout = platforms.OfChannel(c.Channel);
        if (list.Refusal(c, demand, layout) is { } refusal) return refusal;
        if (demand.FilledBackAt is null) return ExternalProblems.NotFilledBack(c);
        (demand.FilledBackAt, demand.FilledBackById) = (null, null);
        c.Happened(db.Now, "fill-back-undone", Actor.Of(user), $"撤销“已在{layout!.Name}回填”", null);
        db.Entry(c).Property(x => x.State).IsModified = true;
        db.Audit("platform.fill-back-undone", "case", id, ("platform", layout.Id));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    /// <summary>压缩: the reply as it fits into their form; ours stays as it is.</summary>
    public async Task<Result> ShortenAsync(Guid id, string? text, CancellationToken cancel)
    {
        var (c, demand) = await access.LoadAsync(id, ExternalActions.FillBack, cancel);
        var layout = platforms.OfChannel(c.Channel);
        if (list.Refusal(c, demand, layout) is { } refusal) return refusal;
        var field = layout!.FillBack.FirstOrDefault(f => f.Value == "reply");
        var shortened = string.IsNullOrWhiteSpace(text) || text.Trim() == demand.Reply ? null : text.Trim();
        if (field is not null && shortened is not null && new FilledField(field, shortened).Over is > 0 and var over) return ExternalProblems.TooLong(c, field.Head, over);
        var theirs = await db.Set<PlatformDemand>().FirstOrDefaultAsync(p => p.Id == id, cancel);
        if (theirs is null) db.Add(theirs = new PlatformDemand { Id = id, Platform = layout.Id, Number = demand.ExternalNumber! });
        theirs.ReplyForThem = shortened;
        db.Audit("platform.reply-shortened", "case", id, ("reply", shortened));
        await db.SaveAsync(cancel);
        return Result.Done;
    }

    /// <summary>周敏 10月12日 16:30</summary>
    public async Task<string> ByAsync(Guid? by, DateTime at, CancellationToken cancel)
    {
        var name = by is null ? null : await db.Accounts.Where(a => a.Id == by).Select(a => a.DisplayName).FirstOrDefaultAsync(cancel);
        return $"{name ?? "系统"} {at.ToShanghai():M月d日 HH:mm} ";
    }
}
