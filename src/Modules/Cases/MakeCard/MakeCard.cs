using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Procedures;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.MakeCard;

/// <summary>What may be passed on in a chat: without the name of the enterprise, of persons, without telephone numbers.</summary>
public sealed record DemandCard(string Title, IReadOnlyList<string> Lines, string Said, string Foot)
{
    public string Text => string.Join('\n', [Title, .. Lines, Said, Foot]);
}

/// <summary>脱敏卡片：在工作群里说一件事用，谁做的、什么时候做的写在卡片上，也记入操作留痕。</summary>
public sealed class MakeCardHandler(DistrictDb db, CaseAccess access, District district, CurrentUser user)
{
    private const int MostWords = 160;

    public async Task<DemandCard> HandleAsync(Guid id, CancellationToken cancel)
    {
        var (c, demand) = await access.LoadAsync(id, CaseActions.Card, cancel);
        var kept = Redaction.ForStrangers(c, demand);
        var unit = c.LeadUnitId is { } lead ? await db.Units.Where(u => u.Id == lead).Select(u => u.ShortName).FirstAsync(cancel) : district.Profile.OfficeName;
        var lines = new List<string> { $"编号：{c.Number}", $"性质、主题：{c.Nature}，{c.Topic}", c.IsOpen ? $"现在在谁手里：{unit}" : $"办理结果：{c.Outcome ?? c.State.Word}" };
        if (c.CurrentStep is { } step && c.StepNow(step) is { } next && !Deadline.IsNever(next.DueAt)) lines.Add($"最迟{next.Name}：{district.Calendar.DueText(next.DueAt)}");
        var said = kept.Text(demand.Text).ReplaceLineEndings(" ");
        db.Audit("case.card-made", "case", id);
        await db.SaveAsync(cancel);
        return new DemandCard(kept.Text(c.Title), lines, said.Length > MostWords ? said[..MostWords] + "……" : said,
            $"已隐去企业、人名和电话　{user.StaffNumber ?? user.Name}　{db.Now.ToShanghai().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}");
    }
}
