using Microsoft.EntityFrameworkCore;
using Yingshang.Bench.Districts;
using Yingshang.Bench.Load;
using Yingshang.Platform.Districts;
using Yingshang.Platform.People;

namespace Yingshang.Bench.Lists;

/// <summary>A page that is measured, with its address and reader in each of the two districts.</summary>
internal sealed record ListPage(string Name, string Path, string Cookie, string TenthPath, string TenthCookie)
{
    private const string Office = "zhoumin";
    private const string Handler = "wanglei";

    public static async Task<IReadOnlyList<ListPage>> AllAsync(District full, District tenth, CancellationToken cancel)
    {
        var unit = await UnitOfAsync(full, Handler, cancel);
        var (office, handler) = (await CookiesAsync(full, tenth, Office), await CookiesAsync(full, tenth, Handler));
        string Search(string words) => "/cases?q=" + Uri.EscapeDataString(words);
        return
        [
            Of("诉求，第 1 页", "/cases", office), Of("诉求，第 200 页", "/cases?page=200", office), Of("诉求，按单位", $"/cases?unit={unit}", office),
            Of("诉求，按时限排序", "/cases?sort=due", office), Of("诉求，按性质", "/cases?nature=" + Uri.EscapeDataString("投诉"), office),
            Of("诉求，未办结", "/cases?state=open", office), Of("诉求，超期", "/cases?lamp=over&sort=due", office),
            Of($"查“{BenchWords.Rare}”（五千分之一）", Search(BenchWords.Rare), office), Of($"查“{BenchWords.Common}”（十分之一）", Search(BenchWords.Common), office),
            Of($"查“{BenchWords.Everywhere}”（几乎全部）", Search(BenchWords.Everywhere), office),
            Of("诉求，单位人员", "/cases", handler), Of("诉求，单位人员查“用电”", Search(BenchWords.Common), handler),
            Of("交办台", "/desk", office), Of("待办", "/todo", handler),
            Of("企业库，第 1 页", "/enterprises", office), Of("企业库，第 200 页", "/enterprises?page=200", office), Of($"企业库，查“{BenchWords.Stems[0]}”", "/enterprises?q=" + Uri.EscapeDataString(BenchWords.Stems[0]), office),
            Of("企业库，查“公司”", "/enterprises?q=" + Uri.EscapeDataString(BenchWords.Everywhere), office),
        ];

        static ListPage Of(string name, string path, (string Full, string Tenth) reader) => new(name, path, reader.Full, path.Replace("page=200", "page=20", StringComparison.Ordinal), reader.Tenth);
    }

    private static async Task<(string Full, string Tenth)> CookiesAsync(District full, District tenth, string username) => (await Clients.CookieAsync(full, username), await Clients.CookieAsync(tenth, username));

    private static async Task<Guid> UnitOfAsync(District district, string username, CancellationToken cancel)
    {
        await using var db = district.NewSystemDb();
        return (await db.Accounts.AsNoTracking().SingleAsync(a => a.UserName == username, cancel)).UnitId!.Value;
    }
}
