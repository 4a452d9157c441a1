using Yingshang.Proofreading.Texts;

namespace Yingshang.Proofreading.Records;

/// <summary>A report as the records keep it, to lay a text beside it: where the two say the same words, each figure must be the same.</summary>
/// <param name="Text">of the report, without links</param>
/// <param name="Figures">in the order of the text</param>
public sealed record KeptReport(OfficialText Text, IReadOnlyList<PlacedFigure> Figures);

/// <summary>A figure with its place in the kept text.</summary>
/// <param name="Paragraph">1-based, as <see cref="Texts.Paragraph.Number"/></param>
/// <param name="Start">offset in the paragraph as the file has it</param>
/// <param name="MetricId">as the district calls it</param>
/// <param name="Name">in Chinese</param>
/// <param name="Said">as it stands there: 870件, 同比增长56.47％</param>
/// <param name="Period">2023年1—10月; null when it has none</param>
public sealed record PlacedFigure(int Paragraph, int Start, int Length, string MetricId, string Name, string Said, string? Period);
