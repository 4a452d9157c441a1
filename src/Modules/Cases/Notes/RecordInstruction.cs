using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Owed;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Notes;

public sealed class RecordInstructionForm
{
    [Required(ErrorMessage = "请照原文填写批示"), StringLength(500, ErrorMessage = "批示不超过 500 字")]
    public string? Text { get; set; }

    [Required(ErrorMessage = "请填写批示日期")]
    public DateOnly? GivenOn { get; set; }

    [Required(ErrorMessage = "请选择责任单位")]
    public Guid? UnitId { get; set; }

    [Required(ErrorMessage = "请写明要办的事"), StringLength(300, ErrorMessage = "要办的事不超过 300 字")]
    public string? Content { get; set; }

    [Required(ErrorMessage = "请填写办理期限")]
    public DateOnly? DueOn { get; set; }
}

/// <summary>登记批示：联络员照原文登记在领导名下，落到责任单位和日期，到期再来，直到办完。</summary>
public sealed class RecordInstructionHandler(DistrictDb db, WorkCalendar calendar, CurrentUser user)
{
    public async Task<Result> HandleAsync(Guid noteId, RecordInstructionForm form, CancellationToken cancel)
    {
        var note = await db.Set<BriefingNote>().FirstOrDefaultAsync(n => n.Id == noteId, cancel) ?? throw new NotThereException($"note {noteId}");
        if (note.LeaderId != (user.ActingForId ?? user.AccountId)) return NoteProblems.NotForLeader;
        var today = db.Now.ShanghaiDate;
        if (form.GivenOn > today || form.GivenOn < note.WrittenAt.ShanghaiDate) return NoteProblems.GivenLater;
        if (form.DueOn <= today) return NoteProblems.DuePast;
        if (!calendar.IsWorkingDay(form.DueOn!.Value)) return OwedProblems.DayOff(form.DueOn.Value);
        var unit = await db.Units.AsNoTracking().FirstAsync(u => u.Id == form.UnitId, cancel);
        if (await db.Set<Demand>().AnyAsync(d => note.CaseIds.Contains(d.Id) && d.ComplainedUnitId == unit.Id, cancel)) return NoteProblems.Avoided(unit.ShortName);

        var instruction = new Instruction
        {
            Id = db.NewId(), NoteId = noteId, LeaderName = note.LeaderName, Text = form.Text!, GivenOn = form.GivenOn!.Value, RecordedById = user.AccountId!.Value, RecordedByName = user.Name, NotedAt = db.Now,
        };
        db.Set<Instruction>().Add(instruction);
        db.Set<OwedItem>().Add(new OwedItem
        {
            Id = db.NewId(), Source = OwedSource.Instruction, SourceId = noteId, SourceTitle = $"{note.LeaderName}同志批示（{note.Number}）", CaseId = note.CaseIds.Count == 1 ? note.CaseIds[0] : null,
            Content = form.Content!, UnitId = unit.Id, DueOn = form.DueOn.Value, OpenedAt = db.Now,
        });
        db.Audit("instruction.recorded", "briefing", noteId, ("text", form.Text), ("on", form.GivenOn), ("unit", unit.Code), ("due", form.DueOn));
        await db.SaveAsync(cancel);
        return Result.Done;
    }
}
