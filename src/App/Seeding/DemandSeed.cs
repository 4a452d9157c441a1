using Yingshang.Cases;
using Yingshang.Cases.Catalogues;
using Yingshang.Enterprises;
using Yingshang.Platform.People;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Seeding;

/// <summary>Plans the demands so that the targets come out exactly: each is lived through once to learn when it would be answered, then outcomes are
/// dealt out, then each is lived through again for good.</summary>
internal sealed class DemandSeed(DemandWorld world, Chance chance)
{
    private readonly DateOnly _today = world.Now.ShanghaiDate;
    private readonly Dictionary<string, Channel> _channels = world.Catalogues.Channels.ToDictionary(c => c.Id);
    private readonly Weighted<(string Id, double Weight)> _otherChannels = new([.. world.Targets.ChannelWeights.Select(c => (c.Key, c.Value))], c => c.Weight);
    private readonly Weighted<(string Id, double Weight)> _unsolved = new([.. world.Targets.UnsolvedWeights.Select(c => (c.Key, c.Value))], c => c.Weight);
    private readonly List<Draft> _drafts = [];

    private sealed class Draft(DemandPlan plan, DateOnly? answeredOn, bool isWithdrawn)
    {
        public DemandPlan Plan => plan;
        public DateOnly? AnsweredOn => isWithdrawn ? null : answeredOn;
        public string Outcome { get; set; } = "solved";
    }

    private DemandTargets Targets => world.Targets;

    /// <returns>the demands in the order of their receipt, each told to the present</returns>
    public IReadOnlyList<DemandStory> Tell(Action<DemandStory, DateTime> noted, Action<int, int> progress)
    {
        Plan();
        DealOutcomes();
        Number();
        var told = new List<DemandStory>(_drafts.Count);
        foreach (var draft in _drafts)
        {
            told.Add(new DemandStory(draft.Plan, world, draft.Outcome, noted).Tell());
            progress(told.Count, _drafts.Count);
        }
        return told;
    }

    private void Plan()
    {
        DateOnly? before = null;
        foreach (var target in Targets.Solved)
        {
            if (before is { } gap) for (var i = 0; i < Targets.Between; i++) Add(gap, target.From.AddDays(-15), OtherChannel());
            Fill(target, before is null ? target.From : target.From.AddDays(-14));
            before = target.To.AddDays(1);
        }
        for (var i = 0; i < Targets.After; i++) Add(before!.Value, before.Value.AddDays(50), OtherChannel());
        for (var i = 0; i < Targets.Recent; i++) Add(_today.AddDays(-50), _today, chance.In(0.3) ? _channels["big-visit"] : OtherChannel());
        Desk();
        Named();
        Twice();
        for (var i = 0; i < Targets.Steady; i++) Add(_today.AddDays(-480), _today.AddDays(-51), chance.In(0.2) ? _channels["big-visit"] : OtherChannel());
    }

    /// <summary>As many demands as it takes for the answers of a period.</summary>
    private void Fill(SolvedTarget target, DateOnly from)
    {
        foreach (var collected in target.Collected) Collect(target, collected);
        foreach (var (channel, count) in target.Channels.Where(c => target.Collected.All(x => x.Channel != c.Key))) FillChannels([channel], count, () => _channels[channel]);
        FillChannels([.. Targets.ChannelWeights.Keys], target.Count - target.Channels.Values.Sum(), OtherChannel);

        void FillChannels(IReadOnlyCollection<string> ids, int solved, Func<Channel> pick)
        {
            var wanted = (int)Math.Ceiling(solved / target.SolvedShare);
            for (var answered = Answered(target, ids).Count(); answered < wanted; answered += target.Holds(_drafts[^1].AnsweredOn) ? 1 : 0) Add(from, target.To, pick());
        }
    }

    /// <summary>Exactly so many, all answered within the period.</summary>
    private void Collect(SolvedTarget target, CollectedTarget collected)
    {
        for (var (done, tries) = (0, 0); done < collected.Count; tries++)
        {
            if (tries > collected.Count * 50) throw new InvalidOperationException($"{collected.Channel}: too few of {collected.Count} answered in {target.From}–{target.To}");
            var before = _drafts.Count;
            Add(collected.From, collected.To, _channels[collected.Channel]);
            if (_drafts.Count == before) continue;
            if (target.Holds(_drafts[^1].AnsweredOn)) done++;
            else _drafts.RemoveAt(_drafts.Count - 1);
        }
    }

    private IEnumerable<Draft> Answered(SolvedTarget target, IReadOnlyCollection<string> channels) => _drafts.Where(d => target.Holds(d.AnsweredOn) && channels.Contains(d.Plan.Channel.Id));

    private Channel OtherChannel() => _channels[_otherChannels.Pick(chance).Id];

    private void Add(DateOnly from, DateOnly to, Channel channel)
    {
        var session = world.Sessions(channel.Name, from, to) is { Count: > 0 } sessions ? chance.Pick(sessions) : null;
        var at = Arrival(session is { Activity: var held } ? held.On.AddDays(chance.Between(0, held.LastDay.DayNumber - held.On.DayNumber)) : from.AddDays(chance.Between(0, to.DayNumber - from.DayNumber)), channel);
        // What is heard is written down there and then.
        if (at < world.Now) Add(NewPlan(at, channel, by: session is { Enterprises.Count: > 0, Activity.KindId: not "big-visit" } ? world.EnterpriseOf(chance.Pick(session.Enterprises)) : null));
    }

    private void Add(DemandPlan plan)
    {
        var told = new DemandStory(plan, world, "solved", null).Tell();
        _drafts.Add(new Draft(plan, told.Case.AnsweredOn, told.Case.Outcome == "企业撤回"));
    }

    /// <summary>Offices receive in office hours; a telephone in the pocket also at night and on days off.</summary>
    private DateTime Arrival(DateOnly day, Channel channel)
    {
        var anyTime = channel.IsOnline && chance.In(0.22);
        if (!anyTime) day = world.Calendar.WorkingDayOnOrAfter(day) is var open && open <= _today ? open : world.Calendar.SubtractWorkingDays(day, 1);
        var hour = anyTime ? chance.Between(6, 22) : chance.In(0.56) ? chance.Between(8, 11) : chance.Between(14, 16);
        return LocalTime.ToUtc(day, new TimeOnly(hour, hour == 8 ? chance.Between(30, 59) : chance.Between(0, 59), chance.Between(0, 59)));
    }

    private DemandPlan NewPlan(DateTime at, Channel channel, DemandStage? stopsBefore = null, bool isDisputed = false, Enterprise? by = null)
    {
        var topic = world.Texts.Topics.Pick(chance);
        var text = Text(topic);
        var enterprise = by ?? world.Filer(text, at.ShanghaiDate, chance);
        bool Share(string name) => chance.In(Targets.Shares[name]) && stopsBefore is null;
        return new DemandPlan
        {
            Seed = chance.Seed(), ReceivedAt = at, Channel = channel, Topic = topic, Text = text, Enterprise = enterprise, IsConfidential = chance.In(Targets.Shares["confidential"] * (text.Nature == "投诉" ? 4 : 0.6)),
            IsReturned = Share("returned") || stopsBefore == DemandStage.DecideReturn, IsExtended = Share("extended") || stopsBefore == DemandStage.DecideExtension,
            IsPaused = Share("paused") || stopsBefore == DemandStage.Resume, IsReopened = Share("reopened"), IsWithdrawn = Share("withdrawn"), IsDisputed = isDisputed, StopsBefore = stopsBefore,
        };
    }

    /// <summary>What belongs to discipline is handed over and never becomes a demand that is handled.</summary>
    private DemandText Text(TopicTexts topic)
    {
        while (true)
        {
            var text = chance.Pick(topic.Demands);
            if (world.Routing.Advise(text.Nature, topic.Name, null, text.Text)?.Function is not "纪检监察") return text;
        }
    }

    /// <summary>Every state that an office meets on an ordinary morning.</summary>
    private void Desk()
    {
        foreach (var (kind, count) in Targets.Desk)
            for (var i = 0; i < count; i++)
            {
                var (stage, workingDays) = kind switch
                {
                    "received" => (DemandStage.Dispatch, 0), "received_late" => (DemandStage.Dispatch, 3), "unverified" => (DemandStage.Verify, 0), "dispatched" => (DemandStage.Sign, 1),
                    "return_asked" or "return_disputed" => (DemandStage.DecideReturn, 2), "feedback_near" => (DemandStage.Feedback, 3), "feedback_late" => (DemandStage.Feedback, 5),
                    "close_near" => (DemandStage.Answer, 19), "close_late" => (DemandStage.Answer, 26), "extension_asked" => (DemandStage.DecideExtension, 19), "paused" => (DemandStage.Resume, 9),
                    "answered" => (DemandStage.Rate, 12), _ => throw new InvalidOperationException($"targets.yaml: desk/{kind}"),
                };
                var channel = _channels[stage == DemandStage.Verify ? "phone-form" : _otherChannels.Pick(chance).Id];
                var at = workingDays == 0 ? world.Now.AddMinutes(-chance.Between(20, 60 * 20)) : Arrival(world.Calendar.SubtractWorkingDays(_today, workingDays + (i % 2 == 0 || workingDays < 9 ? 0 : 1)), channel);
                Add(NewPlan(at < world.Now ? at : world.Now.AddHours(-1), channel, stage, isDisputed: kind == "return_disputed"));
            }
    }

    /// <summary>The three firms whose people can sign in have something of their own to look at.</summary>
    private void Named()
    {
        Own("清河恒信纺织有限公司", "power", 1, 8, DemandStage.Answer, "enterprise-account", isConfidential: false);
        Own("清河鼎盛食品有限公司", "illegal-fees", 1, 4, DemandStage.Answer, "phone-form", isConfidential: true);
        Own("清河云裳服饰有限公司", "recruitment", 1, 15, DemandStage.Rate, "big-visit", isConfidential: false);
        // What goes through the signatures of a unit that asks for them.
        Own("清河新维设计有限公司", "illegal-fees", 6, 3, DemandStage.Feedback, "counter", isConfidential: false);
        Own("清河安泰消防器材有限公司", "registration", 1, 3, DemandStage.Feedback, "phone-form", isConfidential: false);
        Own("清河安泰消防器材有限公司", "illegal-fees", 5, 3, DemandStage.Feedback, "telephone", isConfidential: false);

        void Own(string name, string topicId, int text, int workingDays, DemandStage stage, string channel, bool isConfidential)
        {
            var topic = world.Texts.Topics.Items.First(t => t.Id == topicId);
            Add(new DemandPlan
            {
                Seed = chance.Seed(), ReceivedAt = LocalTime.ToUtc(world.Calendar.SubtractWorkingDays(_today, workingDays), new TimeOnly(9, 40)), Channel = _channels[channel], Topic = topic,
                Text = topic.Demands.First(d => d.Number >= text), Enterprise = world.EnterpriseNamed(name), IsConfidential = isConfidential, StopsBefore = stage,
            });
        }
    }

    /// <summary>What waits on the desk came again, through 12345.</summary>
    private void Twice()
    {
        var waiting = _drafts.Select(d => d.Plan).Where(p => p.StopsBefore == DemandStage.Dispatch && p.Channel.Id is "phone-form" or "enterprise-account" && !p.IsConfidential && p.Text.Nature != "投诉").Take(2).ToList();
        foreach (var first in waiting)
            Add(new DemandPlan
            {
                // The same seed: the same words, the same person, the same telephone.
                Seed = first.Seed, ReceivedAt = first.ReceivedAt + (world.Now - first.ReceivedAt) / 2, Channel = _channels["hotline-12345"], Topic = first.Topic, Text = first.Text, Enterprise = first.Enterprise,
                StopsBefore = DemandStage.Dispatch,
            });
    }

    /// <summary>Exactly as many solved as the targets say; of the others four out of five.</summary>
    private void DealOutcomes()
    {
        foreach (var draft in _drafts.Where(d => d.AnsweredOn is not null && !Targets.Solved.Any(t => t.Holds(d.AnsweredOn)))) draft.Outcome = chance.In(0.8) ? "solved" : Unsolved(draft);
        foreach (var target in Targets.Solved)
        {
            foreach (var (channel, count) in target.Channels) Deal(target, [channel], count);
            Deal(target, [.. Targets.ChannelWeights.Keys], target.Count - target.Channels.Values.Sum());
        }
    }

    private void Deal(SolvedTarget target, IReadOnlyCollection<string> channels, int solved)
    {
        // A question is answered more often than a road is built.
        var answered = Answered(target, channels).OrderBy(d => chance.Next() - (d.Plan.Text.Nature is "咨询" ? 0.6 : d.Plan.Text.Nature is "建议" ? 0.2 : 0)).ToList();
        if (answered.Count < solved) throw new InvalidOperationException($"Only {answered.Count} demands answered in {target.From}–{target.To}, {solved} wanted");
        foreach (var draft in answered.Skip(solved)) draft.Outcome = Unsolved(draft);
    }

    private string Unsolved(Draft draft)
    {
        var id = _unsolved.Pick(chance).Id;
        var hasOwnWay = draft.Plan.Topic.Id is "litigation" or "overdue-payments" or "labour-disputes" or "penalties" or "public-order" or "intellectual-property";
        return hasOwnWay && chance.In(0.5) ? "legal-channel" : id == "legal-channel" && !hasOwnWay ? "partly-solved" : id;
    }

    private void Number()
    {
        _drafts.Sort((a, b) => (a.Plan.ReceivedAt, a.Plan.Seed).CompareTo((b.Plan.ReceivedAt, b.Plan.Seed)));
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var year in _drafts.GroupBy(d => d.Plan.ReceivedAt.ShanghaiDate.Year))
            foreach (var (index, draft) in year.Index())
            {
                draft.Plan.Number = world.Procedure.Number(year.Key, index + 1);
                do draft.Plan.TrackingCode = TrackingCode.Parse(chance.Code(10))!.Value.Text;
                while (!codes.Add(draft.Plan.TrackingCode));
            }
    }
}
