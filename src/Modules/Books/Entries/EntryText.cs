using System.Globalization;
using System.Text;
using Yingshang.Books.Declaration;

namespace Yingshang.Books.Entries;

/// <summary>A record that an entry points to: an enterprise, a unit, a file.</summary>
/// <param name="Id">null for an enterprise that the register does not know</param>
/// <param name="Said">its name when it was written down</param>
/// <param name="Identity">an enterprise's code, or its name where there is none</param>
public sealed record EntryReference(Guid? Id, string Said, string Identity);

/// <summary>Values of fields as text: typed, shown, in a file. Money is typed and shown in the field's unit.</summary>
internal static class EntryText
{
    /// <summary>As much as an index of PostgreSQL takes.</summary>
    public const int MostText = 700;

    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    /// <summary>What was typed as a value; enterprises, units and files are not read here.</summary>
    /// <returns>what is wrong with it, to be read behind the field's name</returns>
    public static (object? Value, string? Wrong) Read(BookField field, string typed) => field.Type switch
    {
        BookFieldType.Number => Number(typed, 1, field.Scale, field.Unit),
        BookFieldType.Money => Number(typed, BookWords.Money[field.Unit!], 0, field.Unit),
        BookFieldType.Date => Day(typed),
        BookFieldType.Choice => field.Choices.Contains(typed) ? (typed, null) : (null, $"没有“{typed}”这个选项，可选：{string.Join("、", field.Choices)}"),
        _ => typed.Length > MostText ? (null, $"不超过 {MostText} 字") : (typed, null),
    };

    /// <summary>As a list or a page shows it.</summary>
    public static string Show(BookField field, object? value) => value switch
    {
        long number => Decimal(field, number).ToString("#,0.######", CultureInfo.InvariantCulture),
        _ => Plain(field, value),
    };

    /// <summary>As it is typed: without separators.</summary>
    public static string Plain(BookField field, object? value) => value switch
    {
        null => "",
        long number => Decimal(field, number).ToString("0.######", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        EntryReference reference => reference.Said,
        _ => value.ToString() ?? "",
    };

    /// <summary>A kept number in the unit that the field is shown in.</summary>
    public static decimal Decimal(BookField field, long number) => field.Type == BookFieldType.Money ? (decimal)number / BookWords.Money[field.Unit!] : number / (decimal)Power(field.Scale);

    /// <summary>Head of a column: with the unit of numbers.</summary>
    public static string Head(BookField field) => field.Unit is null ? field.Name : $"{field.Name}（{field.Unit}）";

    private static (object?, string?) Number(string typed, long factor, int scale, string? unit)
    {
        var text = typed.Normalize(NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (unit is not null && text.EndsWith(unit, StringComparison.Ordinal)) text = text[..^unit.Length];
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return (null, $"请填写数字，这里写的是“{typed}”");
        if (Math.Abs(number) > 1_000_000_000_000m) return (null, "这个数太大了，请核对单位");
        var kept = number * factor * Power(scale);
        if (kept != decimal.Truncate(kept)) return (null, scale == 0 && factor == 1 ? "请填写整数" : factor > 1 ? "金额最多记到分" : $"最多 {scale} 位小数");
        return Math.Abs(kept) > 1_000_000_000_000_000m ? (null, "这个数太大了，请核对单位") : ((long)kept, null);
    }

    private static (object?, string?) Day(string typed)
    {
        var text = typed.Length > 10 && typed[10] == ' ' ? typed[..10] : typed;
        if (!DateOnly.TryParseExact(text.Normalize(NormalizationForm.FormKC), Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return (null, $"请填写日期，如 2023-10-07，这里写的是“{typed}”");
        return day.Year is < 1949 or > 2100 ? (null, $"日期 {day:yyyy-MM-dd} 不对，请核对年份") : (day, null);
    }

    private static long Power(int scale)
    {
        var power = 1L;
        for (var i = 0; i < scale; i++) power *= 10;
        return power;
    }
}
