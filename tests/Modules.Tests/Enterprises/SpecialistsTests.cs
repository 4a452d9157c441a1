using Yingshang.Enterprises;
using Yingshang.Enterprises.Specialists;
using Yingshang.Modules.Tests.Ground;

namespace Yingshang.Modules.Tests.Enterprises;

public sealed class SpecialistsTests : AppTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = App.Db();
        Add("economy-information", "吕青", true, "6618 2012");
        Add("economy-information", "罗静", false, null);
        Add("economy-information", "何勇", false, null);
        Add("chengguan", "宋雨涵", true, "6618 3012");
        Add("chengguan", "田野", false, null);
        Add("chengguan", "离任者", false, null, new DateOnly(2023, 9, 1));
        db.Audit("specialist.listed", "specialist", db.NewId());
        await db.SaveAsync();

        void Add(string unit, string name, bool head, string? phone, DateOnly? until = null) => db.Specialists.Add(new Specialist
        {
            Id = db.NewId(), UnitId = db.Units.Single(u => u.Code == unit).Id, Name = name, IsHead = head, OfficePhone = phone, From = new DateOnly(2023, 1, 1), Until = until,
        });
    }

    [Fact]
    public async Task Everybody_reads_the_roster_and_sees_who_is_missing()
    {
        var page = await App.Visitor().GetAsync("/specialists");
        Assert.Contains("5 人，2 个单位", page.Document.QuerySelector("#page-count")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("离任者", page.Text, StringComparison.Ordinal);
        Assert.Contains("尚缺具办专员1人", page.Document.GetElementById("chengguan")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("尚缺", page.Document.GetElementById("economy-information")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("tel:66182012", page.Link("6618 2012"));
    }

    [Theory]
    [InlineData("城关", "宋雨涵", "吕青")]
    [InlineData("吕青", "吕青", "罗静")]
    [InlineData("电力协调", "罗静", "宋雨涵")]
    public async Task It_is_searched_by_unit_duty_and_name(string q, string found, string left)
    {
        var page = await App.Visitor().GetAsync($"/specialists?q={Uri.EscapeDataString(q)}");
        Assert.Contains(found, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(left, page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 2, null)]
    [InlineData(1, 5, null)]
    [InlineData(1, 1, "尚缺具办专员1人，正在增补")]
    [InlineData(0, 0, "尚缺首席专员1人、具办专员2人，正在增补")]
    public void One_head_and_two_handlers_are_asked(int heads, int handlers, string? lack) => Assert.Equal(lack, new RosterRule(1, 2).Lack(heads, handlers));
}
