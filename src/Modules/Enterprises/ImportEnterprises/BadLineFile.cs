using System.Text;
using CsvHelper;
using Yingshang.Enterprises.ListEnterprises;

namespace Yingshang.Enterprises.ImportEnterprises;

/// <summary>The lines that were not taken in, as a CSV to mend and import again: their columns, before them line and reason.</summary>
public static class BadLineFile
{
    public static byte[] Write(IReadOnlyList<string> header, IReadOnlyList<BadLine> bad)
    {
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = new CsvWriter(writer, ExportEnterprises.Csv))
        {
            foreach (var name in (string[])["原文件行号", "没有导入的原因", .. header]) csv.WriteField(name);
            csv.NextRecord();
            foreach (var line in bad)
            {
                csv.WriteField(line.Number);
                csv.WriteField(line.Reason);
                foreach (var cell in line.Cells) csv.WriteField(cell);
                csv.NextRecord();
            }
        }
        return bytes.ToArray();
    }
}
