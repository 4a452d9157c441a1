using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Catalogues;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Procedures;
using Yingshang.Enterprises;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.FileDemand;

public sealed class FileDemandForm
{
    public string? Text { get; set; }

    /// <summary>Name or unified social credit code.</summary>
    public string? Enterprise { get; set; }
    public string? ContactName { get; set; }
    public string? Phone { get; set; }
    public IFormFileCollection? Files { get; set; }
    public bool IsConfidential { get; set; }

    /// <summary>The legal channel whose way the person has been shown: who posts again wants to file all the same.</summary>
    public string? ShownChannel { get; set; }

    public string? Challenge { get; set; }
    public string? ChallengeAnswer { get; set; }

    internal IReadOnlyList<IFormFile> Attached => Files is null ? [] : [.. Files.Where(f => f.Length > 0)];

    /// <summary>Everything that has to be put right, each beside its field.</summary>
    public IEnumerable<(string Field, string Message)> Check(IntakeLimits limits)
    {
        (Text, Enterprise, ContactName) = (Text?.Trim(), Enterprise?.Trim(), ContactName?.Trim());
        if (limits.Text.Refusal(Text) is { } refusal) yield return (nameof(Text), string.IsNullOrEmpty(Text) ? "请说说遇到了什么问题" : refusal);
        if (!limits.Enterprise.Allows(Enterprise)) yield return (nameof(Enterprise), string.IsNullOrEmpty(Enterprise) ? "请填写企业名称或统一社会信用代码" : $"企业名称在 {limits.Enterprise.Least} 到 {limits.Enterprise.Most} 字之间");
        if (!limits.Name.Allows(ContactName)) yield return (nameof(ContactName), string.IsNullOrEmpty(ContactName) ? "请告诉我们怎么称呼您" : $"称呼不超过 {limits.Name.Most} 字");
        if (!limits.Telephone.Allows(TelephoneRule.Normalize(Phone))) yield return (nameof(Phone), string.IsNullOrWhiteSpace(Phone) ? "请填写手机号，核实和回复要用" : limits.Telephone.Message);
        foreach (var wrong in limits.Files.Refusals(Attached)) yield return (nameof(Files), wrong);
    }
}

/// <summary>Who files, and from where.</summary>
/// <param name="Address">network address, for the floods; never stored</param>
/// <param name="EnterpriseId">the enterprise of the account; null for a visitor</param>
/// <param name="Official">代为填报: who wrote it down, and what this person knows of it; null when the enterprise files itself</param>
public sealed record FiledBy(string Address, Guid? EnterpriseId, FiledByOfficial? Official = null)
{
    public string Channel => Official?.Channel ?? (EnterpriseId is null ? "企业手机填报" : "企业账号");
    internal bool IsStranger => EnterpriseId is null && Official is null;
    internal bool IsVerified => EnterpriseId is not null || Official is { IsVerified: true };
}

/// <summary>What an official who files for an enterprise says besides: where it came from and when it was received, nature and topic as read or heard.</summary>
public sealed record FiledByOfficial(Actor Actor, string Channel, DateTime ReceivedAt, bool IsVerified, string Nature, string Topic, Guid? ComplainedUnitId, string? ExternalNumber, DateTime? ExternalDueAt, string? Urgency = null);

/// <summary>填报诉求：从手机上写四项就收件，编号、查询码、四个期限和留痕在同一笔里写下。没有账号的为未核实，等营商办回电。</summary>
public sealed class FileDemandHandler(
    DistrictDb db, District district, DemandCatalogues catalogues, EnterpriseLookup enterprises, IntakeWatch watch, Challenge challenge)
{
    /// <summary>Within this time the same words from the same telephone are the same demand.</summary>
    private static readonly TimeSpan SameDemand = TimeSpan.FromMinutes(10);

    /// <param name="form">checked, see <see cref="FileDemandForm.Check"/></param>
    public async Task<Result<string>> HandleAsync(FileDemandForm form, FiledBy by, CancellationToken cancel)
    {
        var now = db.Now;
        var telephone = TelephoneRule.Normalize(form.Phone);
        if (by.IsStranger && watch.IsFlooded(telephone, by.Address, now) && !challenge.Accepts(form.Challenge, form.ChallengeAnswer))
            return form.ChallengeAnswer is null ? CaseProblems.TooMany : CaseProblems.WrongAnswer;

        var key = Key(telephone, form.Enterprise!, form.Text!, null);
        if (await TryWriteAsync(form, by, telephone, key, now, cancel) is { } code) return Filed(code, telephone, by, now);
        if (await FiledBeforeAsync(key, cancel) is { } before && before.ReceivedAt > now - SameDemand) return before.TrackingCode;
        // The same words again on another day are another demand; a second tap on that one meets its own key.
        var again = Key(telephone, form.Enterprise!, form.Text!, now.ShanghaiDate);
        if (await TryWriteAsync(form, by, telephone, again, now, cancel) is { } next) return Filed(next, telephone, by, now);
        return (await FiledBeforeAsync(again, cancel))!.TrackingCode;
    }

    private string Filed(string code, string telephone, FiledBy by, DateTime now)
    {
        if (by.IsStranger) watch.Filed(telephone, by.Address, now);
        return code;
    }

    /// <summary>The tracking code; null when a demand with this key is there already.</summary>
    private async Task<string?> TryWriteAsync(FileDemandForm form, FiledBy by, string telephone, Guid key, DateTime now, CancellationToken cancel)
    {
        var known = by.EnterpriseId is { } own ? await enterprises.ByIdAsync(own, cancel)
            : by.Official is null ? await enterprises.ExactAsync(form.Enterprise, cancel) : await enterprises.MatchAsync(form.Enterprise, cancel);
        var (procedure, urgency, nature, topic) = Mechanism(form, by);
        var received = NewCase(form, by, known, procedure, by.Official?.ReceivedAt ?? now, nature, topic, urgency);
        var demand = NewDemand(form, by, received.Id, telephone, key, now);
        var files = await FileLimits.ReadAsync(db, received.Id, form.Attached, cancel);
        var year = received.ReceivedOn.Year;
        try
        {
            await district.Additions.WriteAsync(new Addition($"demand-{year}", (number, rows) =>
            {
                received.Number = procedure.Number(year, number);
                rows.Add(received, demand);
                rows.Add(received.Steps);
                rows.Add(received.Events);
                foreach (var file in files) rows.AddFile(file.Attachment, file.Bytes);
                CaseIndex.Add(rows, received, demand);
                db.Audit("case.received", "case", received.Id, ("number", received.Number), ("channel", received.Channel), ("enterprise", received.EnterpriseName), ("text", demand.Text), ("telephone", telephone));
                rows.AddAudit(db);
            }));
            return received.TrackingCode;
        }
        catch (DbException)
        {
            if (await FiledBeforeAsync(key, cancel) is null) throw;
            return null;
        }
    }

    private (Procedure Procedure, string? Urgency, string Nature, string Topic) Mechanism(FileDemandForm form, FiledBy by)
    {
        var (nature, topic) = (by.Official?.Nature ?? catalogues.NatureOf(form.Text!), by.Official?.Topic ?? catalogues.TopicOf(form.Text!));
        var (procedure, urgency) = district.Declared<MechanismChoice>().For(district, new MechanismQuestion(by.Channel, nature, topic, form.Text!), by.Official?.Urgency);
        return (procedure, urgency, nature, topic);
    }

    private Case NewCase(FileDemandForm form, FiledBy by, Enterprise? known, Procedure procedure, DateTime now, string nature, string topic, string? urgency)
    {
        var received = new Case
        {
            Id = db.NewId(), ProcedureId = procedure.Id, ProcedureVersion = procedure.Version, Number = "", TrackingCode = TrackingCode.New().Text,
            EnterpriseId = known?.Id, EnterpriseName = known?.Name ?? form.Enterprise!, TerritoryUnitId = known?.TerritoryUnitId,
            Title = FirstGuess.TitleOf(form.Text!), Nature = nature, Topic = topic, Channel = by.Channel, Urgency = urgency, ReceivedAt = now, ReceivedOn = now.ShanghaiDate,
        };
        received.Begin(procedure, district.Calendar, by.Official?.Actor ?? Actor.Enterprise(received.EnterpriseName), by.Official is null ? "收到" : $"{by.Channel}收到，代为填报", form.Text, by.Official?.ExternalDueAt);
        return received;
    }

    private Demand NewDemand(FileDemandForm form, FiledBy by, Guid id, string telephone, Guid key, DateTime now) => new()
    {
        Id = id, Text = form.Text!, ContactName = form.ContactName!, ContactPhone = telephone,
        IsConfidential = form.IsConfidential, VerifiedAt = by.IsVerified ? now : null, FilingKey = key, LegalChannel = catalogues.LegalChannelOf(form.Text!)?.Name,
        FiledById = by.Official?.Actor.AccountId, FiledByUnitId = by.Official?.Actor.UnitId, ComplainedUnitId = by.Official?.ComplainedUnitId,
        ExternalNumber = by.Official?.ExternalNumber, ExternalDueAt = by.Official?.ExternalDueAt,
    };

    private Task<FiledDemand?> FiledBeforeAsync(Guid key, CancellationToken cancel) =>
        (from d in db.Demands join c in db.Cases on d.Id equals c.Id where d.FilingKey == key select new FiledDemand(c.TrackingCode, c.ReceivedAt)).FirstOrDefaultAsync(cancel);

    private static Guid Key(string telephone, string enterprise, string text, DateOnly? on)
    {
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{telephone}\n{enterprise}\n{on:yyyyMMdd}\n{text}"), digest);
        return new Guid(digest[..16]);
    }

    private sealed record FiledDemand(string TrackingCode, DateTime ReceivedAt);
}
