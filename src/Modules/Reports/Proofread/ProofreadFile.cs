using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Yingshang.Platform.Results;
using Yingshang.Proofreading;
using Yingshang.Proofreading.Lexicons;
using Yingshang.Proofreading.Texts;

namespace Yingshang.Reports.Proofread;

internal sealed class ProofreadForm
{
    [Required(ErrorMessage = "请选择要核校的文件")]
    public IFormFile? File { get; set; }

    public IFormFile? Previous { get; set; }

    /// <summary>Id of a report; its last run is what the text is held against.</summary>
    public string? Against { get; set; }

    [StringLength(2000, ErrorMessage = "停用的规则不超过 2000 字")]
    public string? Off { get; set; }
}

/// <param name="FileName">of the text that was read</param>
/// <param name="Findings">errors first, those of one rule together, in the order of the text</param>
internal sealed record ProofreadOutcome(string FileName, OfficialText Text, IReadOnlyList<Finding> Findings, RulesOff Off);

/// <summary>核校：读文件、查问题。文件只在内存里看，什么也不保存。</summary>
internal sealed class ProofreadFileHandler(Lexicon lists, ReportRecords reports)
{
    public async Task<Result<ProofreadOutcome>> HandleAsync(ProofreadForm form, CancellationToken cancel)
    {
        try
        {
            var off = RulesOff.Parse((form.Off ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            var text = await ReadAsync(form.File!, cancel);
            var previous = form.Previous is null ? null : await ReadAsync(form.Previous, cancel);
            var records = string.IsNullOrEmpty(form.Against) ? null : await reports.FindAsync(form.Against, cancel);
            if (records is null && !string.IsNullOrEmpty(form.Against)) return ReportProblems.NeverMade(form.Against);
            var found = new Proofreader(lists).Read(text, previous, off, records?.Figures, records?.Kept);
            return new ProofreadOutcome(form.File!.FileName, text, [.. found.OrderBy(f => f.Severity).ThenBy(f => RuleBook.All.TakeWhile(r => r.Id != f.Rule).Count())], off);
        }
        catch (FormatException e)
        {
            return ReportProblems.CannotProofread(e.Message);
        }
    }

    private static async Task<OfficialText> ReadAsync(IFormFile file, CancellationToken cancel)
    {
        if (file.Length > OfficialText.MostBytes) throw new FormatException("文件超过 20 MB，请把图片等附件去掉再核校。");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancel);
        return OfficialText.Read(file.FileName, bytes.ToArray());
    }
}
