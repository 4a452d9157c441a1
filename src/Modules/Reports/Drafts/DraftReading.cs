using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Yingshang.Gongwen;
using Yingshang.Metrics;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;
using Yingshang.Reports.Templates;

namespace Yingshang.Reports.Drafts;

/// <summary>A paragraph with its figures filled in.</summary>
/// <param name="Text">Markdown as in <see cref="ReportRun.Text"/></param>
/// <param name="Problems">what is wrong in its placeholders</param>
public sealed record WordedParagraph(DraftParagraph Paragraph, string Text, IReadOnlyList<ReportFigure> Figures, IReadOnlyList<string> Problems)
{
    public IReadOnlyList<GongwenBlock> Blocks { get; } = GongwenMarkdown.Read(Text);

    /// <summary>What must be there before the report can be signed.</summary>
    public IEnumerable<string> Holes
    {
        get
        {
            foreach (var problem in Problems) yield return problem;
            if (Text.Length == 0 && !Paragraph.Part.MayBeEmpty && !Paragraph.Part.IsText) yield return $"{Paragraph.Part.Word}还没有写";
            foreach (var figure in Figures.Where(f => !f.IsResolved && f.GroupFieldId is null)) yield return $"{figure.MetricName}没有数（{figure.Text.Trim('（', '）')}）";
            foreach (var left in DraftReader.LeftOpen(Plain(Blocks))) yield return left;
        }
    }

    public string? Heading => Blocks is [HeadingBlock heading, ..] ? string.Concat(heading.Runs.Select(r => r.Text)) : null;

    public int Level => Blocks is [HeadingBlock heading, ..] ? heading.Level : 0;

    private static string Plain(IEnumerable<GongwenBlock> blocks) => string.Join('\n', blocks.Select(b => b switch
    {
        HeadingBlock heading => string.Concat(heading.Runs.Select(r => r.Text)),
        ParagraphBlock paragraph => string.Concat(paragraph.Runs.Where(r => r.FigureId is null).Select(r => r.Text)),
        _ => "",
    }));
}

/// <summary>A draft as it reads now.</summary>
/// <param name="Lines">title, recipients, issuer …, each once</param>
public sealed record WordedDraft(ReportDraft Draft, ReportTemplate Template, IReadOnlyList<WordedParagraph> Lines, IReadOnlyList<WordedParagraph> Paragraphs, IReadOnlyList<ReportFigure> Figures, IReadOnlyDictionary<string, string> Grades)
{
    public string Title => Said(DraftPart.Title);

    public string Issuer => Said(DraftPart.Issuer);

    public string Recipient => Said(DraftPart.Recipient);

    public WordedParagraph? Line(DraftPart part) => Lines.FirstOrDefault(l => l.Paragraph.Part == part);

    /// <summary>A line as it is printed; empty when it is left out.</summary>
    public string Said(DraftPart part) => Line(part)?.Text ?? "";

    public IReadOnlyList<string> Holes => [.. Lines.Concat(Paragraphs).SelectMany(p => p.Holes).Distinct()];

    public string Text => string.Join("\n\n", Paragraphs.Select(p => p.Text).Where(t => t.Length > 0));
}

/// <summary>Finds drafts and words them, always over the whole district: who reads a draft reads the same text.</summary>
public sealed partial class DraftReader(District district, DistrictDb db, CurrentUser user, MetricBook metrics, ReportBook reports, CountingWays ways)
{
    /// <summary>Those that this person may read: all, or the ones that their unit checks.</summary>
    public IQueryable<ReportDraft> Visible(IQueryable<ReportDraft> drafts) => user.ScopeOf(ReportActions.ReadDraft) switch
    {
        Scope.District => drafts,
        Scope.Unit => drafts.Where(d => d.UnitId != null && d.UnitId == user.UnitId),
        _ => drafts.Where(_ => false),
    };

    /// <exception cref="NotThereException">no such draft, or not this person's</exception>
    public async Task<ReportDraft> FindAsync(Guid id, CancellationToken cancel) => await Visible(db.ReportDrafts).FirstOrDefaultAsync(d => d.Id == id, cancel) ?? throw new NotThereException($"draft {id}");

    /// <param name="way">in another way of counting than the draft's own</param>
    internal async Task<WordedDraft> WordAsync(ReportDraft draft, FigureMemory? memory, CancellationToken cancel, Guid? runId = null, CountingWay? way = null)
    {
        var template = reports.Current(district, draft.ReportId) ?? throw new NotThereException($"report {draft.ReportId}");
        var paragraphs = await db.DraftParagraphs.AsNoTracking().Where(p => p.DraftId == draft.Id && !p.IsRemoved).OrderBy(p => p.Position).ThenBy(p => p.Id).ToListAsync(cancel);
        var overrides = await db.DraftOverrides.AsNoTracking().Where(o => o.DraftId == draft.Id && !o.IsRemoved).ToListAsync(cancel);
        var grades = await GradesAsync(draft, template, cancel);
        var occasion = new ReportOccasion(district, metrics, draft.Period, way ?? ways.Named(draft.Way) ?? ways.Usual, draft.WorkGroup)
        {
            Grades = grades, Overrides = overrides.GroupBy(o => o.FigureKey).ToDictionary(g => g.Key, g => new WrittenOver(g.First().Text, g.First().Reason, g.First().ByName)),
        };
        var count = 0;
        var writer = new ReportWriter(occasion, Maker(draft, template, memory), runId ?? draft.Id, runId is null ? () => PlaceId(++count) : db.NewId);
        var worded = new List<WordedParagraph>();
        foreach (var paragraph in paragraphs)
        {
            var before = writer.Figures.Count;
            var (parts, problems) = reports.Parse(district, paragraph.Source, "本段");
            var text = problems.Count == 0 ? await writer.WriteAsync(parts, cancel) : paragraph.Source;
            worded.Add(new WordedParagraph(paragraph, text, [.. writer.Figures.Skip(before)], [.. problems.Select(Said)]));
        }
        return new WordedDraft(draft, template, [.. worded.Where(w => !w.Paragraph.Part.IsText)], [.. worded.Where(w => w.Paragraph.Part.IsText)], writer.Figures, grades);
    }

    /// <summary>Computes over the whole district what was known when the draft's figures were taken.</summary>
    internal FigureMaker Maker(ReportDraft draft, ReportTemplate template, FigureMemory? memory) => new(district, new MetricRunner(db, WholeDistrict), draft.AsOf, template.Steady, memory);

    private async Task<IReadOnlyDictionary<string, string>> GradesAsync(ReportDraft draft, ReportTemplate template, CancellationToken cancel)
    {
        var grades = new Dictionary<string, string>(template.Grades);
        foreach (var own in await db.DraftGrades.AsNoTracking().Where(g => g.DraftId == draft.Id).ToListAsync(cancel)) grades[own.MetricId] = own.Grade;
        return grades.Where(g => g.Value.Length > 0).ToDictionary();
    }

    /// <summary>Where the text of a draft does not read; null when it does.</summary>
    public Problem? Check(string source, DraftPart part = DraftPart.Text)
    {
        var (parts, problems) = reports.Parse(district, source, "本段");
        if (problems is [var first, ..]) return ReportProblems.DoesNotRead(Said(first));
        return part.IsText || parts.All(p => p is PlainPart or WordPart) ? null : ReportProblems.NumberInHead(part.Word);
    }

    /// <summary>Marks that people leave to fill in later.</summary>
    public static IEnumerable<string> LeftOpen(string text) => Left().Matches(text).Select(m => $"“{m.Value}”还没有填").Distinct();

    private static string Said(PackProblem problem) => problem.Line > 1 ? $"第{problem.Line}行：{problem.Message}" : problem.Message;

    private CurrentUser WholeDistrict
    {
        get
        {
            var all = new CurrentUser();
            all.IsSystem(district.Access);
            return all;
        }
    }

    // Figures of a draft are not kept: their ids are their places.
    private static Guid PlaceId(int place) => new(place, 0, 0, new byte[8]);

    internal static int PlaceOf(string figureId) => BitConverter.ToInt32(Guid.Parse(figureId).ToByteArray(), 0);

    [GeneratedRegex("X{2,}|×{2,}|（待撰写：[^）]*）|（期内没有）|[（(]?待补充[）)]?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Left();
}
