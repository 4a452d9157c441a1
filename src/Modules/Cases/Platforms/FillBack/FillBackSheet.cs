using Microsoft.AspNetCore.Http;
using Yingshang.Gongwen;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.Platforms.FillBack;

/// <summary>上传表: what waits to be typed back, in the columns of their form and the order of their form, heads in the first row. What is too long for it is left to the card. Recorded.</summary>
internal static class FillBackSheet
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static async Task<IResult> HandleAsync(string platform, FillBackList list, PlatformBook platforms, DistrictDb db, CancellationToken cancel)
    {
        if (platforms.Find(platform) is not { } layout) throw new NotThereException($"platform {platform}");
        var items = (await list.ItemsAsync(layout, cancel)).Where(i => !i.TooLong.Any()).ToList();
        db.Audit("platform.fill-back-exported", "platform", Guid.Empty, ("platform", layout.Id), ("count", items.Count), ("numbers", string.Join(' ', items.Select(i => i.Demand.ExternalNumber))));
        await db.SaveAsync(cancel);
        using var bytes = new MemoryStream();
        XlsxWriter.Write([Table(layout, items)], bytes);
        return Results.File(bytes.ToArray(), ContentType, $"{layout.Name}回填{db.Now:yyyyMMdd}.xlsx");
    }

    internal static SheetTable Table(PlatformLayout layout, IReadOnlyList<FillBackItem> items) => new(
        "回填", [.. layout.FillBack.Select(f => new SheetColumn(f.Head, f.Value is "reply" or "detail" ? 60 : 22))], [.. items.Select(i => (IReadOnlyList<object?>)[.. i.Fields.Select(f => (object?)f.Text)])]);
}
