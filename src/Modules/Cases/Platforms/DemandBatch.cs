using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.Engine;
using Yingshang.Cases.FileDemand;
using Yingshang.Cases.Procedures;
using Yingshang.Enterprises;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Imports;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Platforms;

/// <summary>Some lines of theirs against what is stored.</summary>
internal sealed class DemandBatch(DistrictDb db, District district, EnterpriseLookup enterprises, Actor actor, PlatformLayout layout)
{
    /// <summary>联系人 where they give none.</summary>
    public const string NoName = "未留姓名";

    private readonly DemandCatalogues _catalogues = district.Declared<DemandCatalogues>();
    private ILookup<string, (Case Case, Demand Demand)> _ours = null!;
    private Dictionary<Guid, PlatformDemand> _theirs = [];

    public async Task LoadAsync(IEnumerable<string> numbers, CancellationToken cancel)
    {
        var asked = numbers.Where(n => n.Length > 0).Distinct().ToList();
        // The demands of another platform may carry the same number; those of our own channels were typed in by hand.
        var others = district.Declared<PlatformBook>().Channels.Where(c => c != layout.Channel).ToList();
        var demands = await (from d in db.Set<Demand>() join c in db.Set<Case>() on d.Id equals c.Id where asked.Contains(d.ExternalNumber!) && !others.Contains(c.Channel) select d).ToListAsync(cancel);
        var ids = demands.ConvertAll(d => d.Id);
        var cases = await db.Set<Case>().WithAll().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        _ours = demands.ToLookup(d => d.ExternalNumber!, d => (cases[d.Id], d));
        _theirs = await db.Set<PlatformDemand>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
    }

    public async Task<ImportLine> TakeAsync(PlatformLine line, bool dryRun, CancellationToken cancel) => _ours[line.Number].ToList() switch
    {
        [] => await CreateAsync(line, dryRun, cancel),
        [var (c, demand)] => await ChangeAsync(line, c, demand, dryRun, cancel),
        var several => DemandImporter.Bad(line, $"本区有 {several.Count} 件写着这个编号（{string.Join("、", several.Select(s => s.Case.Number).Order(StringComparer.Ordinal))}），请先更正"),
    };

    private async Task<ImportLine> CreateAsync(PlatformLine line, bool dryRun, CancellationToken cancel)
    {
        var now = db.Now;
        var received = line.ReceivedAt!.Value;
        if (received > now) return DemandImporter.Bad(line, "收到时间晚于现在");
        if (received < now.AddDays(-layout.DaysBack)) return DemandImporter.Bad(line, $"收到时间早于 {layout.DaysBack} 天以前，不再作为新件收入；月度对账会列出来");
        if (line.ClosedAt is not null || layout.ClosedStates.Contains(line.State ?? "")) return DemandImporter.Bad(line, "平台上已经办结，本区没有收到过，不作为新件收入；月度对账会列出来");
        var known = await enterprises.MatchAsync(line.CreditCode is { Length: > 0 } code ? code : line.EnterpriseName, cancel) ?? (line.CreditCode is null ? null : await enterprises.MatchAsync(line.EnterpriseName, cancel));
        var says = Remarks(line, known is null);
        if (dryRun) return new ImportLine(line.Line, ImportVerdict.New, line.Number, Title(line), says);

        var (nature, topic) = (NatureOf(line), TopicOf(line));
        var (procedure, urgency) = district.Declared<MechanismChoice>().For(district, new MechanismQuestion(layout.Channel, nature, topic, line.Text!));
        var c = new Case
        {
            Id = db.NewId(), ProcedureId = procedure.Id, ProcedureVersion = procedure.Version, TrackingCode = TrackingCode.New().Text,
            Number = procedure.Number(received.ShanghaiDate.Year, await Numbering.NextAsync(db, $"demand-{received.ShanghaiDate.Year}", cancel)),
            EnterpriseId = known?.Id, EnterpriseName = known?.Name ?? line.EnterpriseName!, TerritoryUnitId = known?.TerritoryUnitId, Title = Title(line),
            Nature = nature, Topic = topic, Channel = layout.Channel, Urgency = urgency, ReceivedAt = received, ReceivedOn = received.ShanghaiDate,
        };
        c.Begin(procedure, district.Calendar, actor, $"{layout.Name}转来", line.Text, line.DueAt);
        var demand = new Demand
        {
            Id = c.Id, Text = line.Text!, ContactName = line.ContactName ?? NoName, ContactPhone = line.ContactPhone ?? "", IsConfidential = line.IsConfidential, ComplainedUnitId = line.ComplainedUnitId,
            VerifiedAt = _catalogues.Channels.First(x => x.Name == layout.Channel).IsVerifiedAtReceipt ? now : null, LegalChannel = _catalogues.LegalChannelOf(line.Text!)?.Name,
            ExternalNumber = line.Number, ExternalDueAt = line.DueAt,
        };
        var theirs = new PlatformDemand { Id = c.Id, Platform = layout.Id, Number = line.Number };
        Keep(theirs, line);
        db.Add(c);
        db.Add(demand);
        db.Add(theirs);
        db.Audit("case.received", "case", c.Id, ("number", c.Number), ("channel", c.Channel), ("external", line.Number), ("enterprise", c.EnterpriseName), ("text", demand.Text), ("telephone", demand.ContactPhone));
        return new ImportLine(line.Line, ImportVerdict.New, line.Number, Title(line), says, c.Id);
    }

    private async Task<ImportLine> ChangeAsync(PlatformLine line, Case c, Demand demand, bool dryRun, CancellationToken cancel)
    {
        if (!_theirs.TryGetValue(c.Id, out var theirs))
        {
            theirs = new PlatformDemand { Id = c.Id, Platform = layout.Id, Number = line.Number };
            db.Add(theirs);
        }
        var change = new PlatformChange(layout, c, demand, theirs, line);
        change.Compare(NatureOf(line), TopicOf(line));
        var said = string.Join("；", change.Lines);
        if (dryRun || change.Lines.Count == 0) return new ImportLine(line.Line, change.Lines.Count == 0 ? ImportVerdict.Unchanged : ImportVerdict.Changed, line.Number, c.Title, said, c.Id);
        if (change.MovesDeadline && c is { State: CaseState.Merged, MergedIntoId: { } main })
            await new MergedDeadline(db, district).FollowAsync(await db.Set<Case>().WithAll().FirstAsync(x => x.Id == main, cancel), c.Id, demand.ExternalDueAt, cancel);
        if (change.MovesDeadline) c.FollowExternalDeadline(demand.ExternalDueAt, district.Declared<ProcedureBook>().At(district, c.ProcedureId, c.ProcedureVersion), district.Calendar);
        Keep(theirs, line);
        c.Happened(db.Now, "platform-updated", actor, $"{layout.Name}有更新", null, forEnterprise: null, facts: string.Join('\n', change.Lines));
        // What lies beside it is part of it: whoever has its page open must see that something changed.
        db.Entry(c).Property(x => x.State).IsModified = true;
        db.Audit("platform.updated", "case", c.Id, ("platform", layout.Id), ("external", line.Number), ("changed", said));
        return new ImportLine(line.Line, ImportVerdict.Changed, line.Number, c.Title, said, c.Id);
    }

    /// <summary>What they said last; what this sheet does not say stays.</summary>
    private void Keep(PlatformDemand theirs, PlatformLine line)
    {
        if ((line.Rating, line.SaysSolved, line.CalledBackAt) is not (null, null, null)
            && (line.Rating ?? theirs.Rating, line.SaysSolved ?? theirs.SaysSolved, line.CalledBackAt ?? theirs.CalledBackAt) != (theirs.Rating, theirs.SaysSolved, theirs.CalledBackAt)) theirs.HeardAt = db.Now;
        theirs.EnterpriseName = line.EnterpriseName ?? theirs.EnterpriseName;
        theirs.ContactName = line.ContactName ?? theirs.ContactName;
        theirs.ContactPhone = line.ContactPhone ?? theirs.ContactPhone;
        theirs.Text = line.Text ?? theirs.Text;
        theirs.Nature = line.Nature ?? theirs.Nature;
        theirs.Topic = line.Topic ?? theirs.Topic;
        theirs.Complained = line.Complained ?? theirs.Complained;
        theirs.DueAt = line.DueAt ?? theirs.DueAt;
        theirs.State = line.State ?? theirs.State;
        theirs.Outcome = line.Outcome ?? theirs.Outcome;
        theirs.ClosedAt = line.ClosedAt ?? theirs.ClosedAt;
        theirs.CalledBackAt = line.CalledBackAt ?? theirs.CalledBackAt;
        theirs.Satisfaction = line.Satisfaction ?? theirs.Satisfaction;
        theirs.Rating = line.Rating ?? theirs.Rating;
        theirs.SaysSolved = line.SaysSolved ?? theirs.SaysSolved;
    }

    private static string? Remarks(PlatformLine line, bool isUnknown)
    {
        List<string> says = [.. line.Remarks];
        if (isUnknown) says.Add("企业库里没有这个名称，先照原样记下");
        if (line.IsPhoneMasked) says.Add("电话是掩码");
        else if (line.ContactPhone is null) says.Add("没有电话");
        if (line.DueAt is null) says.Add("没有外部时限，按本区时限办");
        return says.Count == 0 ? null : string.Join("；", says);
    }

    private static string Title(PlatformLine line) => FirstGuess.TitleOf(line.Title ?? line.Text ?? "");

    private string NatureOf(PlatformLine line) => layout.Natures.Ours(line.Nature) ?? _catalogues.Natures.FirstOrDefault(n => n.Name == line.Nature)?.Name ?? _catalogues.NatureOf(line.Text ?? "");

    private string TopicOf(PlatformLine line) => layout.Topics.Ours(line.Topic) ?? _catalogues.Topics.FirstOrDefault(t => t.Name == line.Topic)?.Name ?? _catalogues.TopicOf(line.Text ?? "");
}

/// <summary>What a new sheet changes of a demand that is here already: theirs against what they said last, and ours only where ours is still what they had said.</summary>
internal sealed class PlatformChange(PlatformLayout layout, Case c, Demand demand, PlatformDemand theirs, PlatformLine line)
{
    /// <summary>One for each change, as it stands on record.</summary>
    public List<string> Lines { get; } = [];

    public bool MovesDeadline { get; private set; }

    private readonly bool _isFirst = theirs.Version == 0;

    public void Compare(string nature, string topic)
    {
        if (_isFirst) Lines.Add($"与{layout.Name}的 {line.Number} 对上");
        Deadline();
        Text("诉求内容", line.Text, theirs.Text, demand.Text, v => demand.Text = v);
        Text("联系人", line.ContactName, theirs.ContactName, demand.ContactName, v => demand.ContactName = v);
        Text("联系电话", line.ContactPhone, theirs.ContactPhone, demand.ContactPhone, v => demand.ContactPhone = v);
        if (c.EnterpriseId is null) Text("企业名称", line.EnterpriseName, theirs.EnterpriseName, c.EnterpriseName, v => c.EnterpriseName = v);
        if (line.Nature != theirs.Nature && line.Nature is not null && !_isFirst) Mapped("诉求性质", theirs.Nature, line.Nature, layout.Natures.Ours(theirs.Nature), nature, c.Nature, v => c.Nature = v);
        if (line.Topic != theirs.Topic && line.Topic is not null && !_isFirst) Mapped("主题", theirs.Topic, line.Topic, layout.Topics.Ours(theirs.Topic), topic, c.Topic, v => c.Topic = v);
        if (line.ComplainedUnitId is { } unit && demand.ComplainedUnitId is null)
        {
            demand.ComplainedUnitId = unit;
            Lines.Add($"被投诉单位：{line.Complained}");
        }
        Theirs("平台状态", line.State, theirs.State);
        Theirs("平台办理结果", line.Outcome, theirs.Outcome);
        Theirs("平台办结时间", Said(line.ClosedAt), Said(theirs.ClosedAt));
        Theirs("平台回访时间", Said(line.CalledBackAt), Said(theirs.CalledBackAt));
        Theirs("平台满意度", line.Satisfaction, theirs.Satisfaction);
        Theirs("平台回访是否解决", Said(line.SaysSolved), Said(theirs.SaysSolved));
    }

    private void Deadline()
    {
        if (line.DueAt is not { } due || due == demand.ExternalDueAt) return;
        if (due == theirs.DueAt) return;
        Lines.Add(demand.ExternalDueAt is { } was ? $"外部时限：{SaidDue(was)} → {SaidDue(due)}" : $"外部时限：{SaidDue(due)}");
        (demand.ExternalDueAt, MovesDeadline) = (due, true);
    }

    // Text and personal data: the record names what changed and leaves the words to the history.
    private void Text(string label, string? now, string? was, string ours, Action<string> put)
    {
        // Seen for the first time, what was typed in by hand stays; theirs is kept beside it.
        if (now is null || _isFirst || now == was || now == ours) return;
        if (ours == was || (was is null && ours is "" or DemandBatch.NoName))
        {
            put(now);
            Lines.Add($"{label}有改动");
        }
        else Lines.Add($"{label}有改动；本区已更正过，没有覆盖");
    }

    private void Mapped(string label, string? was, string now, string? oursWas, string oursNow, string ours, Action<string> put)
    {
        if (ours == oursNow) return;
        if (ours == oursWas)
        {
            put(oursNow);
            Lines.Add($"{label}：{ours} → {oursNow}（平台：{now}）");
        }
        else Lines.Add($"{label}：平台由“{was}”改为“{now}”，本区记的“{ours}”没有改");
    }

    private void Theirs(string label, string? now, string? was)
    {
        if (now is not null && now != was) Lines.Add(was is null ? $"{label}：{now}" : $"{label}：{was} → {now}");
    }

    // The end of a day is 24:00 of it and not 0:00 of the next.
    private static string SaidDue(DateTime due) => due.ToShanghai() is { TimeOfDay.Ticks: 0 } end
        ? end.AddDays(-1).ToString("yyyy-MM-dd 24:00", System.Globalization.CultureInfo.InvariantCulture) : Said(due)!;

    private static string? Said(DateTime? at) => at?.ToShanghai().ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static string? Said(bool? solved) => solved switch { true => "解决", false => "没解决", null => null };
}
