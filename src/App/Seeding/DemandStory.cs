using System.Globalization;
using Yingshang.Cases;
using Yingshang.Cases.Engine;
using Yingshang.Cases.WithdrawDemand;
using Yingshang.Platform.People;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Seeding;

/// <summary>Lives one demand through the engine, from receipt to the present, as the handlers do.</summary>
/// <param name="outcome">the id of how it ends, should it come to an answer</param>
/// <param name="noted">told after each thing that happened, with its instant</param>
internal sealed class DemandStory(DemandPlan plan, DemandWorld world, string outcome, Action<DemandStory, DateTime>? noted)
{
    private readonly Chance _chance = new(plan.Seed);
    private readonly DemandWords _words = new(world.Texts, plan.Enterprise.Industry, new Chance(plan.Seed + 1));
    private readonly WorkCalendar _calendar = world.Calendar;
    private DateTime _at = plan.ReceivedAt;
    private Actor _handler, _office;
    private Account? _person;
    private bool _over;

    public Case Case { get; private set; } = null!;
    public Demand Demand { get; private set; } = null!;
    public DemandPlan Plan => plan;

    private double Share(string name) => world.Targets.Shares[name];

    public DemandStory Tell()
    {
        Receive();
        Verify();
        Dispatch();
        Return();
        Contact();
        if (plan.IsWithdrawn) Withdraw();
        Feedback();
        Pause();
        Extend();
        Answer(plan.IsReopened ? "solved" : outcome);
        if (plan.IsReopened) Reopen();
        Rate();
        return this;
    }

    private void Receive()
    {
        var enterprise = plan.Enterprise;
        _words["area"] = world.AreaOf(enterprise.TerritoryUnitId)!;
        var area = world.Names.AreaNamed(world.AreaOf(enterprise.TerritoryUnitId)!);
        _words["road"] = _chance.Pick(area.Roads);
        _words["village"] = area.Communities.Count == 0 ? area.Name : _chance.Pick(area.Communities);
        _words["town"] = area.Name;
        _words["scale"] = enterprise.SizeClass is { } size and not "不划型" ? size : "民营";
        var surname = world.Names.Surname(_chance);
        _words["contact_title"] = surname + world.Names.Titles.Pick(_chance).Title;
        var day = plan.ReceivedAt.ShanghaiDate;
        _words["month_day"] = $"{day.AddDays(-_chance.Between(3, 25)):M月d日}";
        _words["recent_month"] = $"{day.AddMonths(-1):M月}";
        for (var i = 1; i <= 4; i++) _words[$"year_minus_{i}"] = (day.Year - i).ToString(CultureInfo.InvariantCulture);
        foreach (var (slot, said) in new[] { ("matter", plan.Text.Matter), ("measure", plan.Text.Measure), ("solved", plan.Text.Solved), ("title", plan.Text.Title) }) _words[slot] = said;
        var (law, clause) = world.Texts.Laws.GetValueOrDefault(plan.Topic.Id, world.Texts.Laws["other"]);
        (_words["law"], _words["clause"]) = (law, clause);
        _office = world.Office(_chance);

        var byStaff = plan.Channel.Id is "counter" or "telephone" or "visit" or "big-visit" or "resident-cadre" or "four-plus-n" or "symposium" or "green-line";
        var filer = byStaff ? Filer() : default;
        var title = _words.Fill(_chance.Pick(world.Texts.TitlePatterns));
        var prefix = byStaff ? "" : _chance.Pick(world.Texts.Prefixes.Where(p => !p.StartsWith('（')).ToList());
        var text = _words.Fill(prefix + plan.Text.Text + Details() + _chance.Pick(world.Texts.Suffixes));
        Case = new Case
        {
            Id = OrganisationSeed.IdOf(new DateTimeOffset(plan.ReceivedAt), "case", $"{plan.Seed}"), ProcedureId = world.Procedure.Id, ProcedureVersion = world.Procedure.Version,
            Number = plan.Number, TrackingCode = plan.TrackingCode, EnterpriseId = enterprise.Id, EnterpriseName = enterprise.Name, TerritoryUnitId = enterprise.TerritoryUnitId,
            Title = title, Nature = plan.Text.Nature, Topic = plan.Topic.Name, Channel = plan.Channel.Name, ReceivedAt = plan.ReceivedAt, ReceivedOn = day,
        };
        Demand = new Demand
        {
            Id = Case.Id, Text = text, ContactName = surname + world.Names.GivenName(_chance), ContactPhone = world.Names.Mobile(_chance),
            IsConfidential = plan.IsConfidential, ComplainedUnitId = Complained(text), FiledById = filer.AccountId, FiledByUnitId = filer.UnitId,
            VerifiedAt = plan.Channel.IsVerifiedAtReceipt ? plan.ReceivedAt : null,
            ExternalNumber = !plan.Channel.IsExternal ? null : plan.Channel.Id == "hotline-12345" ? $"RX{plan.ReceivedAt:yyyyMMdd}{_chance.Between(1, 99999):00000}" : $"SWQ{plan.ReceivedAt:yyMMdd}{_chance.Between(1, 9999):0000}",
            ExternalDueAt = plan.Channel.IsExternal ? _calendar.Count(plan.ReceivedAt, Limit.WorkingDays(plan.Channel.Id == "hotline-12345" ? 10 : 15)).DueAt : null,
        };
        Case.Begin(world.Procedure, _calendar, filer.AccountId is null ? Actor.Enterprise(enterprise.Name) : filer, $"{plan.Channel.Name}收到诉求", text, Demand.ExternalDueAt);
        noted?.Invoke(this, _at);
    }

    private string Details()
    {
        var details = world.Texts.Details[plan.Text.Nature];
        var (first, second) = (_chance.Pick(details), _chance.Pick(details));
        return first == second ? first : first + second;
    }

    private Actor Filer()
    {
        var territory = world.People(plan.Enterprise.TerritoryUnitId!.Value).ToList();
        return plan.Channel.Id is "telephone" or "counter" or "green-line" || territory.Count == 0 ? _office : DemandWorld.ActorOf(_chance.Pick(territory));
    }

    /// <summary>Who is complained about: the unit that would have handled it, had it been asked for help.</summary>
    private Guid? Complained(string text)
    {
        if (plan.Text.Nature != "投诉" || !_chance.In(Share("complained_unit"))) return null;
        var advice = world.Routing.Advise("求助", plan.Topic.Name, world.AreaOf(plan.Enterprise.TerritoryUnitId), text);
        return advice is null ? null : world.UnitOf(advice.Function, plan.Enterprise.TerritoryUnitId)?.Id;
    }

    private void Verify()
    {
        if (plan.Channel.IsVerifiedAtReceipt || plan.StopsBefore != DemandStage.Verify && _chance.In(0.12)) return;
        var back = _at;
        if (!Go(After(_chance.MostlyLow(0.3, 4)), DemandStage.Verify))
        {
            // It does not wait for the call: what is not verified is dispatched in time all the same.
            (_at, _over) = (back, false);
            return;
        }
        Verified(_office);
    }

    private void Verified(Actor by)
    {
        (Demand.VerifiedAt, Demand.VerifiedById) = (_at, by.AccountId);
        Happened("verified", by, "已回电核实", null, "已电话核实");
    }

    private void Dispatch()
    {
        var late = _chance.In(Share("late_dispatch"));
        if (!Go(After(late ? _chance.Between(15.0, 24.0) : _chance.MostlyLow(0.2, 7.5)), DemandStage.Dispatch)) return;
        var advice = world.Routing.Advise(Case.Nature, Case.Topic, world.AreaOf(Case.TerritoryUnitId), Demand.Text)!;
        var lead = Allowed(world.UnitOf(advice.Function, Case.TerritoryUnitId)) ?? Allowed(world.UnitOf("行政执法监督", null)) ?? world.UnitOf("营商办", null)!;
        var co = advice.Co.Select(f => Allowed(world.UnitOf(f, Case.TerritoryUnitId))).OfType<Unit>().Where(u => u.Id != lead.Id && _chance.In(0.5)).DistinctBy(u => u.Id).Take(2).ToList();
        Dispatch(lead, co, advice.Reason);
    }

    private Unit? Allowed(Unit? unit) => unit is null || unit.Id == Demand.ComplainedUnitId ? null : unit;

    private void Dispatch(Unit lead, IReadOnlyList<Unit> co, string reason)
    {
        Case.Dispatch(world.Procedure, _calendar, _office, _at, Address(lead, reason), [.. co.Select(u => Address(u, null))], null);
        Case.GroupId = world.GroupOf(Case.Topic);
        noted?.Invoke(this, _at);
        _person = Person(lead.Id);
        _handler = _person is null ? new Actor(null, lead.ShortName, lead.Id) : DemandWorld.ActorOf(_person);
        _words["unit"] = lead.ShortName;
        _words["section"] = world.SectionOf(_person, lead.Id);
    }

    private Assignment Address(Unit unit, string? reason)
    {
        var kind = world.Catalogues.UnitKinds.First(k => k.Name == unit.Kind);
        return new Assignment(unit.Id, unit.ShortName, kind.Verb, kind.Document, reason);
    }

    private Account? Person(Guid unit)
    {
        var people = world.People(unit).ToList();
        // Those whom the demo signs in as come first in a list, and have work on their desk.
        return people.Count == 0 ? null : plan.ReceivedAt > world.Now.AddDays(-70) && _chance.In(0.6) ? people[0] : _chance.Pick(people);
    }

    private void Sign()
    {
        var hours = _chance.In(Share("unsigned")) ? _chance.Between(4.5, 6.5) : _chance.MostlyLow(0.1, 3.9);
        if (!Go(After(hours), DemandStage.Sign)) return;
        SignNow(Case.Lead!, _handler, _person);
        foreach (var co in Case.Holdings.Where(h => h is { IsLead: false, IsOpen: true, SignedAt: null }).ToList())
        {
            if (Person(co.UnitId) is not { } person || !Go(After(_chance.MostlyLow(0.05, 1.5)), null)) continue;
            SignNow(co, DemandWorld.ActorOf(person), person);
        }
    }

    private void SignNow(Holding holding, Actor by, Account? person)
    {
        Case.Sign(holding, by, world.Unit(holding.UnitId).ShortName, _at, person?.Id, person?.SectionId);
        noted?.Invoke(this, _at);
    }

    private void Return()
    {
        if (!plan.IsReturned)
        {
            Sign();
            return;
        }
        if (!Go(After(_chance.Between(0.8, plan.IsDisputed ? 1.6 : 4.5)), null)) return;
        var proposed = AskReturn();
        if (plan.IsDisputed)
        {
            if (!Go(After(0.7), null)) return;
            DecideReturn(isGranted: false);
            if (!Go(After(1.1), null)) return;
            AskReturn();
        }
        if (!Go(After(_chance.MostlyLow(0.4, 3.5)), DemandStage.DecideReturn)) return;
        var lead = Case.Lead!.UnitId;
        var granted = _chance.In(Share("return_granted"));
        DecideReturn(granted);
        if (granted)
        {
            if (!Go(After(_chance.MostlyLow(0.1, 1.5)), DemandStage.Dispatch)) return;
            Dispatch(proposed, [], $"{world.Unit(lead).ShortName}退回，改由职责单位主办");
        }
        Sign();
    }

    /// <returns>the unit that is proposed instead</returns>
    private Unit AskReturn()
    {
        var lead = Case.Lead!.UnitId;
        var co = Case.Holdings.Where(h => h is { IsOpen: true, IsLead: false }).Select(h => h.UnitId).FirstOrDefault();
        var proposed = co != Guid.Empty ? world.Unit(co) : Other(world.UnitOf("属地", Case.TerritoryUnitId), lead) ?? Other(world.UnitOf("经信", null), lead) ?? world.UnitOf("发改", null)!;
        var (reasonId, text) = _chance.Pick(world.Texts.Returns.Where(r => r.ReasonId is "not-our-duty" or "other-lead").ToList());
        _words["proposed_unit"] = proposed.ShortName;
        Case.Requests.Add(new CaseRequest
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(_at)), CaseId = Case.Id, Kind = RequestKind.Return, UnitId = lead, AskedById = _handler.AccountId ?? Guid.Empty, AskedAt = _at,
            Reason = world.Catalogues.ReturnReasons.First(r => r.Id == reasonId).Name, Basis = _words.Fill(text), ProposedUnitId = proposed.Id,
        });
        Case.State = CaseState.ReturnAsked;
        Case.Refresh();
        var basis = Case.Requests[^1];
        Happened("return-asked", _handler, $"{world.Unit(lead).ShortName}申请退回", $"依据：{basis.Basis}", facts: $"原因：{basis.Reason}\n建议承办单位：{proposed.ShortName}");
        return proposed;
    }

    private void DecideReturn(bool isGranted)
    {
        var request = Case.OpenRequest(RequestKind.Return)!;
        (request.IsGranted, request.DecidedAt, request.DecidedById, request.Decision) = (isGranted, _at, _office.AccountId, isGranted ? "同意，改派。" : "职责清单列有此项，由贵单位主办，相关单位配合。");
        if (isGranted) Case.TakeBack(_at);
        else Case.State = CaseState.Dispatched;
        Happened("return-decided", _office, isGranted ? "同意退回·改派" : "不同意退回·指定承办", request.Decision, isGranted ? "正在改派到能办的单位" : null);
    }

    private Unit? Other(Unit? unit, Guid not) => Allowed(unit) is { } allowed && allowed.Id != not ? allowed : null;

    private void Contact()
    {
        if (!Go(Within("contact", 0.4, 5, "late_contact"), DemandStage.Contact)) return;
        if (Demand.VerifiedAt is null) Verified(_handler);
        Promise(3);
        var way = _chance.In(0.62) ? "电话" : _chance.In(0.7) ? "实地走访" : "视频";
        Case.Complete(StepAct.Contact, _handler, _at);
        Happened("contacted", _handler, $"{LeadName}对接企业", Fitting(plan.Topic.Contact, world.Texts.Contact), $"{LeadName}{_at.ShanghaiDate:M月d日}与您联系（{way}）",
            $"对接方式：{way}\n对接时间：{_at.ToShanghai():M月d日 HH:mm}\n对接人：{_handler.Name}\n联系对象：{Demand.ContactName}");
    }

    private void Feedback()
    {
        if (!Go(Within("feedback", 0.8, 8, "late_feedback"), DemandStage.Feedback)) return;
        Promise(8);
        Case.Complete(StepAct.Feedback, _handler, _at);
        var measure = Fitting(plan.Topic.Measures, world.Texts.Measures);
        Happened("fed-back", _handler, $"{LeadName}反馈", measure, measure, $"措施：{_words.Fill("{measure}")}\n预计办结：{Case.Closing!.LastDay:yyyy年M月d日}");
    }

    private void Withdraw()
    {
        if (!Go(After(_chance.Between(2.0, 20.0)), null)) return;
        Case.Withdraw(Actor.Enterprise(Case.EnterpriseName), _at);
        FillBack();
        var kinds = WithdrawDemandForm.Kinds;
        // Of the latest every other was told to; what discipline looks at must not wait for chance.
        var isLate = plan.ReceivedAt > world.Now.AddDays(-90);
        Demand.WithdrawReason = isLate && plan.Seed % 2 == 0 ? WithdrawDemandForm.Pressed : kinds[plan.Seed % 6 is var kind && kind < kinds.Count ? kind : 0];
        Demand.OutcomeDetail = _words.Fill(_chance.Pick(world.Texts.Answers["withdrawn"]));
        Happened("withdrawn", Actor.Enterprise(Case.EnterpriseName), "企业撤回", Demand.OutcomeDetail, "您已撤回");
        _over = true;
    }

    private void Pause()
    {
        if (!plan.IsPaused || !Go(After(_chance.Between(2.0, 9.0)), null)) return;
        var (reason, evidence) = _chance.In(0.6) ? ("待企业补充材料", "一次性告知清单已发企业，缺的材料逐项列明。") : ("鉴定、检测、专家评审", "委托书已签，受托机构预计两周内出具报告。");
        Case.Pauses.Add(new CasePause { Id = Guid.CreateVersion7(new DateTimeOffset(_at)), CaseId = Case.Id, FromAt = _at, Reason = reason, Evidence = evidence, ById = _handler.AccountId ?? _office.AccountId!.Value });
        Case.Recount(world.Procedure, _calendar);
        Happened("paused", _handler, $"不计时：{reason}", evidence, $"因{reason}，从{_at.ShanghaiDate:M月d日}起暂不计时");
        if (!Go(After(_chance.Between(14.0, 70.0)), DemandStage.Resume)) return;
        Case.Pauses.Last().UntilAt = _at;
        Case.Recount(world.Procedure, _calendar);
        var until = Case.Closing is { DoneAt: null } close ? $"，办结期限{_calendar.LongText(close.LastDay)}" : "";
        Happened("resumed", _handler, $"恢复计时{until}", null, $"已恢复计时{until}");
    }

    private void Extend()
    {
        if (!plan.IsExtended || _over) return;
        var close = Case.Closing!;
        var ask = _calendar.SubtractWorkingTime(close.DueAt, TimeSpan.FromHours(plan.StopsBefore == DemandStage.DecideExtension ? _chance.Between(34.0, 50.0) : _chance.Between(9.0, 27.0)));
        if (!Go(ask > _at ? ask : After(1), null)) return;
        var latest = close.LastDay.AddMonths(1);
        var to = _calendar.WorkingDayOnOrAfter(close.LastDay.AddDays(_chance.Between(8, 27)));
        if (to > latest) to = _calendar.SubtractWorkingDays(latest.AddDays(1), 1);
        _words["new_date"] = $"{to:M月d日}";
        var (reasonId, text) = _chance.Pick(world.Texts.Extensions);
        Case.Requests.Add(new CaseRequest
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(_at)), CaseId = Case.Id, Kind = RequestKind.Extension, UnitId = Case.Lead!.UnitId, AskedById = _handler.AccountId ?? Guid.Empty, AskedAt = _at,
            Reason = world.Catalogues.ExtensionReasons.First(r => r.Id == reasonId).Name, Basis = _words.Fill(text), ProposedDate = to,
        });
        Happened("extension-asked", _handler, $"{LeadName}申请延期至{to:M月d日}", _words.Fill(text), facts: $"原因：{Case.Requests[^1].Reason}");
        if (!Go(After(_chance.MostlyLow(0.5, 6)), DemandStage.DecideExtension)) return;
        var granted = _chance.In(Share("extension_granted"));
        var request = Case.OpenRequest(RequestKind.Extension)!;
        (request.IsGranted, request.DecidedAt, request.DecidedById, request.Decision) = (granted, _at, _office.AccountId, granted ? "同意，请提前告知企业。" : "理由不充分，请在原期限内办结。");
        if (granted) Case.Extend(world.Procedure, _calendar, to);
        Happened("extension-decided", _office, granted ? $"同意延期至{to:M月d日}" : "不同意延期", request.Decision, granted ? $"办结时间延长到{to:M月d日}，原因：{request.Reason}" : null);
    }

    private void Answer(string outcomeId)
    {
        if (_over) return;
        var close = Case.Closing!;
        var isQuick = plan.Text.Nature is "咨询" or "建议" && !plan.IsExtended && !plan.IsPaused;
        var share = Math.Max(_chance.Next(), _chance.Next()) * 0.97;
        var late = _chance.In(Share("late_close"));
        var at = late ? _calendar.AddWorkingTime(close.DueAt > _at ? close.DueAt : _at, TimeSpan.FromHours(_chance.Between(1.0, 30.0)))
            : isQuick ? After(_chance.MostlyLow(0.5, 40))
            : _calendar.AddWorkingTime(_at + (close.DueAt - _at) * share, TimeSpan.FromMinutes(_chance.Between(5, 200)));
        if (!late && at >= close.DueAt) at = BeforeEnd(close);
        if (!Go(at, DemandStage.Answer)) return;
        AnswerNow(outcomeId);
    }

    private void AnswerNow(string outcomeId)
    {
        var known = world.Catalogues.Outcomes.First(o => o.Id == outcomeId);
        var next = known.Gives.Contains("next_date") ? _calendar.WorkingDayOnOrAfter(_at.ShanghaiDate.AddDays(_chance.Between(20, 120))) : (DateOnly?)null;
        _words["next_date"] = $"{next ?? _at.ShanghaiDate:M月d日}";
        _words["sent_on"] = $"{_at.ShanghaiDate.AddDays(-_chance.Between(1, 6)):M月d日}";
        _words["channel"] = world.Catalogues.LegalChannels.FirstOrDefault(l => l.Recognise.Any(w => Demand.Text.Contains(w, StringComparison.Ordinal)))?.Name ?? "行政复议";
        Demand.Reply = Fitting(plan.Topic.Answers.GetValueOrDefault(outcomeId, []), world.Texts.Answers[outcomeId]);
        Demand.OutcomeDetail = Detail(outcomeId, next);
        // What was promised for a day long past has been answered again since.
        Demand.NextDate = next > world.Now.ShanghaiDate.AddDays(-10) ? next : null;
        Case.Answer(_handler, _at, known.Name);
        FillBack();
        Happened("answered", _handler, $"{LeadName}办结：{known.Name}", Demand.Reply, known.Tell, Demand.OutcomeDetail);
    }

    /// <summary>What came from another platform is typed back within two weeks, mostly; the latest still waits.</summary>
    private void FillBack()
    {
        if (Demand.ExternalNumber is not null && _at < world.Now.AddDays(plan.Seed % 3 == 0 ? -28 : -14)) Demand.FilledBackAt = _at;
    }

    /// <summary>What the outcome asks for, a line each, as the form writes it.</summary>
    private string Detail(string outcomeId, DateOnly? next) => _words.Fill(outcomeId switch
    {
        "solved" => "采取的措施：{measure}\n办成了什么：{solved}",
        "partly-solved" => "采取的措施：{measure}\n办成了什么：急的部分已经办好\n还没解决的：{matter}的其余部分\n下次答复日期：" + $"{next:yyyy年M月d日}" + "\n责任单位和责任人：{unit}{section}",
        "planned" => "计划安排：{measure}\n下次答复日期：" + $"{next:yyyy年M月d日}" + "\n责任单位和责任人：{unit}{section}",
        "policy-not-allowed" => "依据的条款：《{law}》{clause}\n解释说明：按现行规定不能照企业所提方式办理",
        "legal-channel" => "法定途径：{channel}\n解释说明：依法应走法定途径，已告知地点和时限",
        "referred-upward" => "提请上级的原因：超出本区权限\n报送机关：市级主管部门\n报送日期：{sent_on}\n责任单位和责任人：{unit}{section}\n下次答复日期：" + $"{next:yyyy年M月d日}",
        _ => "",
    });

    private string LeadName => world.Unit(Case.LeadUnitId!.Value).ShortName;

    private void Reopen()
    {
        if (_over) return;
        var first = _at;
        var at = LocalTime.ToUtc(first.ShanghaiDate.AddDays(_chance.Between(1, 12)), new TimeOnly(_chance.Between(8, 20), _chance.Between(0, 59)));
        // A report that was drawn at the end of a period stays true: no answer of the period is taken back after it.
        if (world.Targets.Solved.Any(t => t.Holds(first.ShanghaiDate) && !t.Holds(at.ShanghaiDate))) return;
        if (!Go(at, DemandStage.Rate)) return;
        var toOffice = _chance.In(Share("escalated"));
        Demand.SaysSolved = false;
        Case.Reopen(world.Procedure, _calendar, _at, toOffice, Demand.ComplainedUnitId);
        (Demand.Reply, Demand.OutcomeDetail, Demand.NextDate) = (null, null, null);
        Happened("reopened", Actor.Enterprise(Case.EnterpriseName), toOffice ? "企业说没解决，提级办理" : "企业说没解决，退回重办", "答复里说的和现场不一样，问题还在。", "您说没有解决，已退回重办");
        if (toOffice)
        {
            if (!Go(After(_chance.MostlyLow(0.5, 5)), DemandStage.Dispatch)) return;
            Dispatch(world.Unit(Case.Holdings.Where(h => h.IsLead).MaxBy(h => h.FromAt)!.UnitId), [], "提级办理，由分管区领导的专班研究");
            Sign();
        }
        Feedback();
        Answer(outcome);
    }

    private void Rate()
    {
        if (_over || Case.State != CaseState.Answered) return;
        if (_chance.In(Share("rated")))
        {
            var at = LocalTime.ToUtc(_at.ShanghaiDate.AddDays(_chance.Between(0, 7)), new TimeOnly(_chance.Between(8, 21), _chance.Between(0, 59)));
            if (!Go(at > _at ? at : _at.AddHours(2), DemandStage.Rate)) return;
            var words = world.Texts.Ratings.Pick(_chance);
            var isSolved = Case.Outcome == "已解决";
            (Demand.Rating, Demand.RatedAt, Demand.RatingWords, Demand.RatingShared) = (words.Score, _at, _chance.Pick(words.Comments) is { Length: > 0 } said ? said : null, _chance.In(0.6));
            Demand.SaysSolved = isSolved ? words.Score > 1 : words.Score >= 4 ? null : false;
            Happened("rated", Actor.Enterprise(Case.EnterpriseName), $"企业评价 {words.Score} 分", null, "您已评价");
            if (!isSolved || words.Score < 3) return;
        }
        else
        {
            // Silence is not satisfaction: it is closed only when somebody called back.
            if (!_chance.In(0.35) || Case.Outcome != "已解决") return;
        }
        if (!Go(After(_chance.Between(2.0, 20.0)), DemandStage.Rate)) return;
        Demand.SaysSolved = true;
        Case.Confirm(_at);
        Happened("confirmed", _office, "回访：企业确认解决，销号", null, "您已确认，本件销号");
    }

    /// <summary>Comes to an instant; false when it lies ahead of the present, or nobody does this step.</summary>
    private bool Go(DateTime next, DemandStage? stage)
    {
        if (_over) return false;
        if (next <= _at) next = _at.AddMinutes(2);
        if (next >= world.Now || stage is { } s && plan.StopsBefore == s)
        {
            _over = true;
            return false;
        }
        // Whole seconds: nobody signs at a fraction of one.
        _at = next.AddTicks(-(next.Ticks % TimeSpan.TicksPerSecond) + _chance.Between(0, 40) * TimeSpan.TicksPerSecond);
        return true;
    }

    private DateTime After(double workingHours) => _calendar.AddWorkingTime(_at, TimeSpan.FromHours(workingHours));

    private DateTime Within(string stepId, double from, double to, string late)
    {
        var step = Case.StepNow(stepId);
        if (step is null || step.DoneAt is not null) return After(0.5);
        if (_chance.In(Share(late))) return _calendar.AddWorkingTime(step.DueAt > _at ? step.DueAt : _at, TimeSpan.FromHours(_chance.Between(0.5, 12.0)));
        var at = After(_chance.MostlyLow(from, to));
        return at < step.DueAt ? at : BeforeEnd(step);
    }

    private DateTime BeforeEnd(CaseStep step) =>
        _calendar.SubtractWorkingTime(step.DueAt, TimeSpan.FromHours(_chance.Between(0.2, 2.5))) is var last && last > _at ? last : _at.AddMinutes(20);

    private void Promise(int days)
    {
        _words["next_date"] = $"{_calendar.AddWorkingDays(_at.ShanghaiDate, days):M月d日}";
        _words["contact_time"] = TimeOnly.FromDateTime(_at.ToShanghai()) < new TimeOnly(12, 0) ? "上午" : "下午";
    }

    private string Fitting(IReadOnlyList<FittingText> own, IReadOnlyList<string> general)
    {
        var fitting = own.Where(f => f.Fits.Contains(plan.Text.Number)).Select(f => f.Text).ToList();
        return _words.Fill(fitting.Count > 0 && _chance.In(0.7) ? _chance.Pick(fitting) : _chance.Pick(general));
    }

    private void Happened(string kind, Actor by, string title, string? text, string? forEnterprise = null, string? facts = null)
    {
        Case.Happened(_at, kind, by, title, text, forEnterprise, facts);
        noted?.Invoke(this, _at);
    }
}
