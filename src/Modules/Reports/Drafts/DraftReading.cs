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
public sealed record WordedDraft(ReportDraft Draft, ReportTemplate Template, string Title, string Issuer, string Recipient, IReadOnlyList<WordedParagraph> Paragraphs, IReadOnlyList<ReportFigure> Figures)
{
    public IReadOnlyList<string> Holes => [.. Paragraphs.SelectMany(p => p.Holes).Distinct()];

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

    internal async Task<WordedDraft> WordAsync(ReportDraft draft, FigureMemory? memory, CancellationToken cancel, Guid? runId = null)
    {
        var template = reports.Current(district, draft.ReportId) ?? throw new NotThereException($"report {draft.ReportId}");
        var paragraphs = await db.DraftParagraphs.AsNoTracking().Where(p => p.DraftId == draft.Id && !p.IsRemoved).OrderBy(p => p.Position).ThenBy(p => p.Id).ToListAsync(cancel);
        var overrides = await db.DraftOverrides.AsNoTracking().Where(o => o.DraftId == draft.Id && !o.IsRemoved).ToListAsync(cancel);
        var occasion = new ReportOccasion(district, metrics, draft.Period, ways.Named(draft.Way) ?? ways.Usual, draft.WorkGroup)
        {
            Grades = template.Grades, Overrides = overrides.GroupBy(o => o.FigureKey).ToDictionary(g => g.Key, g => new WrittenOver(g.First().Text, g.First().Reason, g.First().ByName)),
        };
        var count = 0;
        var writer = new ReportWriter(occasion, new FigureMaker(new MetricRunner(db, WholeDistrict), draft.AsOf, template.Steady, memory), runId ?? draft.Id, runId is null ? () => PlaceId(++count) : db.NewId);
        var (title, issuer, recipient) = (await writer.WriteAsync(template.Title, cancel), await writer.WriteAsync(template.Issuer, cancel), await writer.WriteAsync(template.Recipient, cancel));
        var worded = new List<WordedParagraph>();
        foreach (var paragraph in paragraphs)
        {
            var before = writer.Figures.Count;
            var (parts, problems) = reports.Parse(district, paragraph.Source, "本段");
            var text = problems.Count == 0 ? await writer.WriteAsync(parts, cancel) : paragraph.Source;
            worded.Add(new WordedParagraph(paragraph, text, [.. writer.Figures.Skip(before)], [.. problems.Select(Said)]));
        }
        return new WordedDraft(draft, template, title, issuer, recipient, worded, writer.Figures);
    }

    /// <summary>Where the text of a draft does not read; null when it does.</summary>
    public Problem? Check(string source) => reports.Parse(district, source, "本段").Problems is [var first, ..] ? ReportProblems.DoesNotRead(Said(first)) : null;

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
