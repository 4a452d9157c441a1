using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Yingshang.Modules.Tests.Ground;

/// <summary>A mail server of the test's own on loopback that keeps what it is given, or refuses.</summary>
public sealed class LocalMailServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<string> _mails = [];

    public LocalMailServer()
    {
        _listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public volatile bool Refuses;

    public IReadOnlyList<string> Mails { get { lock (_mails) return [.. _mails]; } }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException) { }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 local");
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase)) { await writer.WriteLineAsync("221 bye"); return; }
            if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("354 go on");
                var mail = new StringBuilder();
                while (await reader.ReadLineAsync() is { } part && part != ".") mail.AppendLine(part);
                lock (_mails) _mails.Add(mail.ToString());
            }
            await writer.WriteLineAsync(Refuses && line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase) ? "451 busy, try again" : "250 ok");
        }
    }
}

/// <summary>An address on loopback that takes POSTs, keeps them, and answers as told.</summary>
public sealed class LocalHook : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly List<(IReadOnlyDictionary<string, string> Headers, byte[] Body)> _posts = [];

    public LocalHook()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    public string Url { get; }

    public volatile int Answers = 200;

    public IReadOnlyList<(IReadOnlyDictionary<string, string> Headers, byte[] Body)> Posts { get { lock (_posts) return [.. _posts]; } }

    public void Dispose() => _listener.Close();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                lock (_posts) _posts.Add((context.Request.Headers.AllKeys.ToDictionary(k => k!, k => context.Request.Headers[k]!, StringComparer.OrdinalIgnoreCase), body.ToArray()));
                context.Response.StatusCode = Answers;
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException) { }
    }
}
