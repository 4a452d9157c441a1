using System.Globalization;
using Yingshang.Platform.Files;

namespace Yingshang.Platform.Imports;

/// <summary>The lines that were not taken in, as a CSV to mend and import again: their columns, before them line and reason.</summary>
public static class BadLineFile
{
    public static byte[] Write(IReadOnlyList<string> header, IReadOnlyList<BadLine> bad) =>
        Csv.File(bad.Select(line => line.Cells.Prepend(line.Reason).Prepend(line.Number.ToString(CultureInfo.InvariantCulture))).Prepend(header.Prepend("没有导入的原因").Prepend("原文件行号")));
}

/// <summary>A line that was not taken in, and why.</summary>
public sealed record BadLine(int Number, string[] Cells, string Reason);
