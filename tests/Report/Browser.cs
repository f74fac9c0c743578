using Microsoft.Playwright;

namespace Sweep.Report;

/// <summary>Debian's Chromium with one page, which writes down what the page asks for and complains about.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Browser(IPlaywright playwright, IBrowser browser, IPage page) =>
        (this.playwright, this.browser, Page) = (playwright, browser, page);

    public IPage Page { get; }

    /// <summary>Every address that the page asked for.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Errors on the console and exceptions that no one caught.</summary>
    public List<string> Errors { get; } = [];

    public static async Task<Browser> Open(string file, ColorScheme scheme = ColorScheme.Light)
    {
        var playwright = await Playwright.CreateAsync();
        var chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = ChromiumFactAttribute.Program,
            Args = ["--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking"],
        });
        var page = await chromium.NewPageAsync(new()
        {
            ColorScheme = scheme,
            ViewportSize = new() { Width = 1200, Height = 900 },
        });
        var browser = new Browser(playwright, chromium, page);
        page.Request += (_, request) => browser.Requests.Add(request.Url);
        page.PageError += (_, error) => browser.Errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") browser.Errors.Add(message.Text);
        };
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return browser;
    }

    /// <summary>Shapes that a chart drew.</summary>
    public Task<int> Marks(string chart) => Page.Locator($"#{chart} svg path").CountAsync();

    public Task<string> Text(string selector) => Page.Locator(selector).InnerTextAsync();

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
