using Yingshang.WorkCalendars;

namespace Yingshang.Platform.Packs;

/// <summary><c>calendars/*.yaml</c>: the State Council's yearly schedules, one file a notice.</summary>
internal static class CalendarDeclaration
{
    public static WorkCalendar Read(PackReader pack)
    {
        var schedules = pack.Files("calendars").Select(f => ReadOne(pack, f)).OfType<HolidaySchedule>().ToList();
        foreach (var twice in schedules.GroupBy(s => s.Year).Where(g => g.Count() > 1))
            pack.Problems.Add(new PackProblem("calendars", 0, 0, $"{twice.Key} 年有两份放假安排，只能留一份。"));
        return new WorkCalendar(schedules.DistinctBy(s => s.Year));
    }

    private static HolidaySchedule? ReadOne(PackReader pack, string file)
    {
        if (pack.Read(file) is not { } top) return null;
        var year = top.Int("year");
        var notice = ReadNotice(top.Map("notice"));
        var off = top.List("off").Select(o => new HolidaySpan(o.Text("name"), o.Date("from"), o.Date("to"))).ToList();
        var work = top.List("work").Select(w => DateOnly.TryParse(w.Scalar, out var day) ? day : default).ToList();
        top.NothingElse();
        var schedule = new HolidaySchedule(year, notice, off, work);
        var problems = schedule.FindProblems();
        foreach (var problem in problems) top.Problem(problem + "。");
        return problems.Count == 0 ? schedule : null;
    }

    private static HolidayNotice ReadNotice(DeclarationNode? notice)
    {
        if (notice is null) return new HolidayNotice("", "", default, "");
        var read = new HolidayNotice(notice.Text("title"), notice.TextOrNull("number") ?? "", notice.Date("published"), notice.Text("url"), notice.Flag("unverified"));
        notice.NothingElse();
        return read;
    }
}
