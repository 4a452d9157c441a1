using Microsoft.Playwright;

namespace Yingshang.Browser.Tests;

/// <summary>规则怎么写, as somebody types: names that come up, an input method, what is wrong underlined, and the same without script.</summary>
public sealed class WriteRulesTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    [Fact]
    public async Task Names_come_up_and_the_answer_follows()
    {
        var page = await app.DeskAsync("zhoumin");
        await page.GotoAsync("/rules");
        await Expect(page.Locator("#answer")).ToContainTextAsync("差15");
        var field = page.GetByLabel("条件或算式");
        await page.GetByLabel("用哪里的名称").SelectOptionAsync("企业");
        await field.FillAsync("");
        await field.PressSequentiallyAsync("从业");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(field).ToHaveAttributeAsync("aria-activedescendant", "rule-name-0");
        await page.Keyboard.PressAsync("Enter");
        await Expect(field).ToHaveValueAsync("从业人员");
        await Expect(page.GetByRole(AriaRole.Listbox)).ToBeHiddenAsync();
        await field.PressSequentiallyAsync(" >= 2000万元");
        await Expect(page.Locator("#rule-said")).ToContainTextAsync("第9个字：数字后面不写“万元”");
        await Expect(page.Locator(".rule-mirror mark")).ToHaveTextAsync("2000万元");
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        for (var i = 0; i < 2; i++) await page.Keyboard.PressAsync("Backspace");
        await Expect(page.Locator("#rule-said")).ToHaveTextAsync("写对了");
        await Expect(page.Locator(".rule-mirror mark")).ToHaveCountAsync(0);
        await BrowserApp.ShowAsync(page, "rules-1440");
    }

    /// <summary>Enter that ends a composition belongs to the input method, and pinyin on its way is not tried.</summary>
    [Fact]
    public async Task An_input_method_is_left_alone()
    {
        var page = await app.DeskAsync("zhoumin");
        await page.GotoAsync("/rules");
        var field = page.GetByLabel("条件或算式");
        await field.FillAsync("");
        await field.FocusAsync();
        var sent = 0;
        page.Request += (_, request) => sent += request.Method == "POST" ? 1 : 0;
        var keyboard = await page.Context.NewCDPSessionAsync(page);
        await page.WaitForTimeoutAsync(600);
        sent = 0;
        await keyboard.SendAsync("Input.imeSetComposition", new() { ["text"] = "qiye", ["selectionStart"] = 4, ["selectionEnd"] = 4 });
        await page.WaitForTimeoutAsync(600);
        Assert.Equal(0, sent);
        await Expect(page.GetByRole(AriaRole.Listbox)).ToBeHiddenAsync();
        await keyboard.SendAsync("Input.insertText", new() { ["text"] = "企业规" });
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "企业规模" })).ToBeVisibleAsync();
        await Expect(page.Locator("#rule-said")).ToContainTextAsync("是不是“企业规模”？");
    }

    [Fact]
    public async Task Works_without_script()
    {
        var page = await app.DeskAsync("zhoumin");
        var plain = await page.Context.Browser!.NewContextAsync(new() { JavaScriptEnabled = false, BaseURL = app.Address, StorageState = await page.Context.StorageStateAsync() });
        var still = await plain.NewPageAsync();
        await still.GotoAsync("/rules");
        await still.GetByLabel("条件或算式").FillAsync("count(诉求) > 2");
        await still.GetByRole(AriaRole.Button, new() { Name = "试一试" }).ClickAsync();
        await Expect(still.Locator("#answer .rule-value")).ToContainTextAsync("是");
        await plain.CloseAsync();
    }
}
