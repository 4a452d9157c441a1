using System.Globalization;
using Yingshang.App.Seeding.Years;
using Yingshang.Enterprises;
using Yingshang.Platform.Packs;
using Yingshang.Platform.Storage;
using Yingshang.WorkCalendars;

namespace Yingshang.App.Seeding;

/// <summary>A month of an enterprise of the statistics' directory. Amounts in 万元.</summary>
internal sealed record AboveScaleMonth(Enterprise Enterprise, DateOnly Month, long Output, long Revenue);

/// <summary>规上工业: when each enterprise came into the directory and left it, and what it made each month. The months of all of them add up to the district's 规上工业产值, and the years of each to its annual report.</summary>
internal sealed class AboveScaleSeed(FactSeed facts, DateOnly today, DateTime now, double scale, Chance chance)
{
    public const string Tag = "规上工业";

    private const long Fen = 100, Wan = 10_000;
    private const long Threshold = 2_000 * Wan * Fen;
    private const int FirstYear = 2021;
    private static readonly string[] Scaled = ["profit", "tax", "assets", "power_use", "rd_expense"];

    private readonly List<Member> _members = [];
    private readonly List<Qualification> _qualifications = [];
    private readonly List<AboveScaleMonth> _months = [];
    private Dictionary<Guid, long?>? _staff;

    public IReadOnlyList<Qualification> Qualifications => _qualifications;

    /// <summary>Of those that stood in the directory, month after month.</summary>
    public IReadOnlyList<AboveScaleMonth> Months => _months;

    /// <summary>People of the enterprise by its latest annual report; null: not known.</summary>
    public long? StaffOf(Enterprise enterprise) => (_staff ??= facts.Facts.Where(f => f.FieldId == "staff").GroupBy(f => f.EnterpriseId).ToDictionary(g => g.Key, g => g.MaxBy(f => f.AsOn)!.Number)).GetValueOrDefault(enterprise.Id);

    /// <param name="isNamed">one whose figures the demo tells elsewhere: they stay</param>
    private sealed record Member(Enterprise Enterprise, DateOnly From, DateOnly? Until, long Early, long Late, bool IsNamed)
    {
        public bool IsIn(DateOnly month) => From <= month && (Until is null || Until >= month);

        /// <summary>What it takes in a year, moving from the first known year to the last.</summary>
        public long WeightIn(int year, int last) => (long)(Early * Math.Pow((double)Late / Early, Math.Clamp((year - 2022) / Math.Max(1.0, last - 2022), -0.4, 1.3)));
    }

    public void Generate(IReadOnlyList<Enterprise> enterprises, IReadOnlyDictionary<Enterprise, NamedEnterprise> named, PackReader pack)
    {
        var revenue = facts.Facts.Where(f => f.FieldId == "revenue").ToLookup(f => f.EnterpriseId);
        foreach (var enterprise in enterprises)
        {
            var years = revenue[enterprise.Id].OrderBy(f => f.AsOn).ToList();
            if (years.Count == 0) continue;
            var (early, late) = (years.Find(f => f.AsOn.Year == 2022)?.Number, years[^1].Number!.Value);
            var wasAbove = enterprise.IndustrySection is "B" or "C" or "D" && early >= Threshold;
            if (!enterprise.Tags.Contains(Tag) && !wasAbove) continue;
            var from = Entered(enterprise, early >= Threshold * 6 / 10 || named.ContainsKey(enterprise));
            var until = Left(enterprise);
            if (until < from) continue;
            _members.Add(new Member(enterprise, from, until, Math.Max(1, early ?? late), Math.Max(1, late), named.ContainsKey(enterprise)));
        }
        foreach (var m in _members) _qualifications.Add(CertificateSeed.Row(m.Enterprise, Tag, m.From, m.Until, "统计名录库", now));
        if (_members.Count == 0) return;
        foreach (var (month, total) in Totals(pack)) Divide(month, (long)(total * Wan * (decimal)Math.Min(1, scale)));
        Annual();
    }

    /// <summary>The first of a month: long ago for most, in these years for those that grew above the threshold.</summary>
    private DateOnly Entered(Enterprise enterprise, bool isOld)
    {
        var earliest = enterprise.EstablishedOn!.Value.AddMonths(10);
        var from = isOld && chance.In(0.9) ? new DateOnly(chance.Between(2012, 2020), chance.Between(1, 12), 1)
            : isOld ? new DateOnly(2021, 1, 1).AddMonths(chance.Between(0, 23))
            : new DateOnly(2023, 2, 1).AddMonths(chance.Between(0, (today.Year - 1 - 2023) * 12));
        while (from < earliest) from = from.AddYears(1);
        return from;
    }

    /// <summary>The last day of a month.</summary>
    private DateOnly? Left(Enterprise enterprise) => enterprise.CancelledOn ?? (enterprise.Tags.Contains(Tag) ? null : new DateOnly(2023, 2, 1).AddMonths(chance.Between(0, 22)).AddDays(-1));

    /// <summary>亿元 of every month that is published.</summary>
    private IEnumerable<(DateOnly Month, decimal Total)> Totals(PackReader pack)
    {
        const string File = "course/observations.yaml";
        if (!pack.Exists(File) || pack.Read(File)?.List("observations").FirstOrDefault(o => o.Text("indicator") == "industrial-output")?.Map("months") is not { } years) yield break;
        foreach (var (year, values) in years.Pairs())
            foreach (var (i, value) in values.Items().Index())
            {
                var month = new DateOnly(int.Parse(year, CultureInfo.InvariantCulture), i + 1, 1);
                if (month.AddMonths(1).AddDays(14) <= today) yield return (month, decimal.Parse(value.Scalar!, CultureInfo.InvariantCulture));
            }
    }

    /// <param name="total">万元</param>
    private void Divide(DateOnly month, long total)
    {
        var inside = _members.FindAll(m => m.IsIn(month));
        var own = inside.Where(m => m.IsNamed).ToDictionary(m => m, m => (long)(m.WeightIn(month.Year, today.Year - 1) / (12.0 * Wan * Fen) * chance.Between(0.93, 1.07)));
        var others = inside.FindAll(m => !m.IsNamed);
        var weights = others.ConvertAll(m => (long)(m.WeightIn(month.Year, today.Year - 1) * chance.Between(0.9, 1.1)));
        if (others.Count == 0) return;
        foreach (var (member, output) in own.Select(o => (o.Key, o.Value)).Concat(others.Zip(Apportionment.Of(total - own.Values.Sum(), weights))))
            _months.Add(new AboveScaleMonth(member.Enterprise, month, output, (long)(output * chance.Between(0.93, 1.02))));
    }

    /// <summary>The annual reports of those years say what the months add up to; what hangs on the turnover moves with it.</summary>
    private void Annual()
    {
        var taken = _months.ToLookup(m => (m.Enterprise.Id, m.Month.Year));
        foreach (var member in _members.Where(m => !m.IsNamed))
            for (var year = Math.Max(FirstYear, Math.Max(member.From.Year - 1, member.Enterprise.EstablishedOn!.Value.Year + 1)); year < today.Year && !(member.Until?.Year < year); year++)
            {
                // What brought it into the directory was little more than the threshold.
                var (inside, before) = (taken[(member.Enterprise.Id, year)].ToList(), chance.Between(2_050, 4_800));
                var outside = (12 - inside.Count) * before / 12;
                facts.Report(member.Enterprise, year, (inside.Sum(m => m.Revenue) + outside) * Wan * Fen, (inside.Sum(m => m.Output) + outside) * Wan * Fen, Scaled);
            }
    }
}
