using System.Globalization;
using Yingshang.Bench.Districts;

namespace Yingshang.Bench.Intake;

/// <summary>What is filed: no two filings have the same words or telephone.</summary>
internal sealed record FilingWords(string Text, string Enterprise, string Phone)
{
    public const string Contact = "陈志强";

    public static FilingWords Of(string run, int client, int number)
    {
        var (_, matter) = BenchWords.Matters[number % BenchWords.Matters.Length];
        return new FilingWords(
            $"{matter}。{BenchWords.Details[number % BenchWords.Details.Length]}第{run}-{client}-{number}次反映。",
            $"{BenchWords.Places[client % BenchWords.Places.Length]}{BenchWords.Stems[number % BenchWords.Stems.Length]}{BenchWords.Trades[number % BenchWords.Trades.Length]}有限公司",
            string.Create(CultureInfo.InvariantCulture, $"139{client:00}{number:000000}"));
    }
}
