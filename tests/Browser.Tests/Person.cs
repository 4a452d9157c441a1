using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Yingshang.Browser.Tests;

/// <summary>Somebody at a screen: reads labels and buttons as a person does.</summary>
public sealed partial class Person(IPage page)
{
    public IPage Page => page;

    public async Task GoAsync(string address) => await page.GotoAsync(address);

    public Task FillAsync(string label, string text) => Field(label).FillAsync(text);

    /// <summary>A choice by its words: a card, or an entry of a list.</summary>
    public async Task ChooseAsync(string label, string choice)
    {
        var select = page.GetByLabel(label).And(page.Locator("select"));
        if (await select.CountAsync() > 0)
        {
            var texts = await select.First.Locator("option").AllInnerTextsAsync();
            await select.First.SelectOptionAsync(new SelectOptionValue { Label = texts.First(t => t.Trim().StartsWith(choice, StringComparison.Ordinal)) });
            return;
        }
        await page.GetByRole(AriaRole.Radio, new() { NameRegex = Begins(choice) }).First.CheckAsync();
    }

    public Task AttachAsync(string label, string fileName, string text) =>
        page.GetByLabel(label).SetInputFilesAsync(new FilePayload { Name = fileName, MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });

    public Task PressAsync(string button) => page.GetByRole(AriaRole.Button, new() { NameRegex = Begins(button) }).First.ClickAsync();

    public Task FollowAsync(string link) => page.GetByRole(AriaRole.Link, new() { NameRegex = Begins(link) }).First.ClickAsync();

    public Task UntickAsync(string box) => page.GetByRole(AriaRole.Checkbox, new() { Name = box, Exact = true }).UncheckAsync();

    public Task SeesAsync(string text) => Assertions.Expect(page.Locator("body")).ToContainTextAsync(text);

    public Task DoesNotSeeAsync(string text) => Assertions.Expect(page.Locator("body")).Not.ToContainTextAsync(text);

    /// <summary>Proves the telephone with the code that the demo district shows instead of sending it.</summary>
    public async Task ProvePhoneAsync()
    {
        await FollowAsync("验证手机号");
        await PressAsync("获取验证码");
        await SeesAsync("短信里的 6 位验证码");
        var code = SixDigits().Match(await page.InnerTextAsync("main")).Groups["code"].Value;
        await FillAsync("短信里的 6 位验证码", code);
        await PressAsync("验证");
    }

    private ILocator Field(string label) => page.GetByLabel(label).And(page.Locator("input:not([type=radio]):not([type=checkbox]):visible, textarea:visible, select:visible")).First;

    // What a button is about, or the key that does the same, may follow its word.
    private static Regex Begins(string words) => new("^\\s*" + Regex.Escape(words));

    [GeneratedRegex("验证码(是|：)? *(?<code>[0-9]{6})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SixDigits();
}
