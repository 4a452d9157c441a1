using System.Globalization;
using Yingshang.Enterprises;
using Yingshang.Platform.Files;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Platforms;

/// <summary>What a line of their spreadsheet says. Null: the column is not there or the cell is empty. Instants UTC.</summary>
public sealed class PlatformLine
{
    public int Line { get; init; }
    public string Number { get; set; } = "";
    public DateTime? ReceivedAt { get; set; }
    public DateTime? DueAt { get; set; }
    public string? EnterpriseName { get; set; }
    public string? CreditCode { get; set; }
    public string? ContactName { get; set; }
    public string? ContactPhone { get; set; }
    public string? Title { get; set; }
    public string? Text { get; set; }
    public string? Nature { get; set; }
    public string? Topic { get; set; }
    public string? Complained { get; set; }
    public Guid? ComplainedUnitId { get; set; }
    public bool IsConfidential { get; set; }
    public string? State { get; set; }
    public string? Outcome { get; set; }
    public DateTime? ClosedAt { get; set; }
    public DateTime? CalledBackAt { get; set; }
    public bool? SaysSolved { get; set; }
    public string? Satisfaction { get; set; }
    public int? Rating { get; set; }

    /// <summary>What has to be looked at though the line is taken.</summary>
    public List<string> Remarks { get; } = [];

    /// <summary>They hide some of the digits: it is kept as it is and nobody can be called on it.</summary>
    public bool IsPhoneMasked => ContactPhone?.Contains('*', StringComparison.Ordinal) == true;
}

/// <summary>Reads the lines of a spreadsheet under a layout. What is wrong in a line is told all at once.</summary>
public sealed class PlatformReader
{
    private readonly PlatformLayout _layout;
    private readonly List<(PlatformColumn Column, int Index)> _columns = [];
    private readonly Dictionary<string, Guid> _units;

    /// <summary>Headers that the layout does not know, in the order of the file.</summary>
    public IReadOnlyList<string> Unknown { get; }

    public PlatformReader(PlatformLayout layout, IReadOnlyList<string> header, IEnumerable<Unit> units)
    {
        _layout = layout;
        _units = units.SelectMany(u => new[] { (u.Name, u.Id), (u.ShortName, u.Id) }).DistinctBy(x => x.Item1).ToDictionary();
        foreach (var column in layout.Columns)
        {
            // The preferred way of writing it first: a sheet may have 办结时间 and 归档时间 both.
            var index = column.Also.Prepend(column.Head).Select(head => header.ToList().IndexOf(head)).FirstOrDefault(i => i >= 0, -1);
            if (index >= 0) _columns.Add((column, index));
        }
        Unknown = [.. header.Where(h => h.Length > 0 && !layout.Columns.Any(c => c.IsHead(h)))];
    }

    public bool Has(string field) => _columns.Exists(c => c.Column.Field == field);

    public static SheetFile Open(byte[] bytes, PlatformLayout layout)
    {
        try
        {
            return SheetFile.Read(bytes, layout.IsHeader);
        }
        catch (FormatException e) when (e.InnerException is null && e.Message.Contains("没有找到", StringComparison.Ordinal))
        {
            throw new FormatException($"没有找到{layout.Name}的列名：至少要有“{string.Join("”“", layout.Columns.Where(c => c.IsRequired).Select(c => c.Head))}”，列名在前 10 行以内。请核对选的平台和文件，或在 platforms/{layout.Id}.yaml 里添上本地的列名。", e);
        }
    }

    public (PlatformLine Line, IReadOnlyList<string> Wrong) Read(SheetLine from)
    {
        var line = new PlatformLine { Line = from.Number };
        var wrong = new List<string>();
        foreach (var (column, index) in _columns)
        {
            var cell = from.Cell(index);
            if (cell.Length == 0)
            {
                if (column.IsRequired) wrong.Add($"“{column.Head}”是空的");
            }
            else if (Put(line, column, cell) is { } problem) wrong.Add(problem);
        }
        if (line.DueAt <= line.ReceivedAt) wrong.Add($"{HeadOf("due")}早于{HeadOf("received")}");
        return (line, wrong);
    }

    private string HeadOf(string field) => _columns.Find(c => c.Column.Field == field).Column.Head;

    private string? Put(PlatformLine line, PlatformColumn column, string cell) => column.Field switch
    {
        "number" => Set(() => line.Number = cell),
        "received" => Instant(column, cell, endOfDay: false, at => line.ReceivedAt = at),
        "due" => Instant(column, cell, endOfDay: true, at => line.DueAt = at),
        "closed" => Instant(column, cell, endOfDay: false, at => line.ClosedAt = at),
        "called_back" => Instant(column, cell, endOfDay: false, at => line.CalledBackAt = at),
        "enterprise" => Set(() => line.EnterpriseName = cell),
        "credit_code" => Set(() => line.CreditCode = CreditCode.Normalize(cell)),
        "contact" => Set(() => line.ContactName = cell),
        "phone" => Set(() => line.ContactPhone = Phone(cell)),
        "title" => Set(() => line.Title = cell),
        "text" => Set(() => line.Text = cell),
        "nature" => Set(() => line.Nature = cell),
        "topic" => Set(() => line.Topic = cell),
        "complained" => ReadComplained(line, cell),
        "confidential" => Set(() => line.IsConfidential = cell is "是" or "保密" or "匿名" or "1"),
        "state" => Set(() => line.State = cell),
        "outcome" => Set(() => line.Outcome = cell),
        "solved" => Set(() => line.SaysSolved = _layout.Solved.Ours(cell) switch { "yes" => true, "no" => false, _ => null }),
        "satisfaction" => ReadSatisfaction(line, cell),
        _ => null,
    };

    private string? Instant(PlatformColumn column, string cell, bool endOfDay, Action<DateTime> put)
    {
        if (_layout.MomentOf(cell) is not var (local, hasTime)) return $"{column.Head}“{cell}”不是认识的日期写法";
        put(LocalTime.ToUtc(endOfDay && !hasTime ? local.AddDays(1) : local));
        return null;
    }

    private string? ReadComplained(PlatformLine line, string cell)
    {
        if (cell is "无" or "没有" or "/" or "-") return null;
        line.Complained = cell;
        if (!_units.TryGetValue(cell, out var unit)) return $"被投诉单位“{cell}”不在单位名单里{Suggestion.For(cell, _units.Keys)}不写准就做不到回避，请改成名单里的写法";
        line.ComplainedUnitId = unit;
        return null;
    }

    private string? ReadSatisfaction(PlatformLine line, string cell)
    {
        line.Satisfaction = cell;
        if (_layout.Satisfaction.Ours(cell) is { } score) line.Rating = int.Parse(score, CultureInfo.InvariantCulture);
        else if (!_layout.NotRated.Contains(cell)) line.Remarks.Add($"满意度“{cell}”没有对应，只照原样记下");
        return null;
    }

    // Blanks and strokes between the digits go, a mask stays.
    private static string Phone(string cell) => new([.. cell.Normalize(System.Text.NormalizationForm.FormKC).Replace('×', '*').Replace('X', '*').Replace('x', '*').Where(c => char.IsAsciiDigit(c) || c is '*' or '+')]);

    private static string? Set(Action put)
    {
        put();
        return null;
    }
}
