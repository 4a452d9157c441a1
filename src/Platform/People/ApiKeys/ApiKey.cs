using System.Security.Cryptography;
using System.Text;
using Yingshang.Platform.Audit;

namespace Yingshang.Platform.People.ApiKeys;

/// <summary>接口密钥: with it a program acts as the account, until the day it ends, or the account's password, role or second factor changes. Kept as its digest.</summary>
public sealed class ApiKey
{
    private const string Mark = "ys_";

    public Guid Id { get; init; }
    public Guid AccountId { get; init; }

    /// <summary>What it is for, in its owner's words.</summary>
    public required string Name { get; init; }

    /// <summary>The first characters, by which its owner knows it.</summary>
    public required string Begins { get; init; }

    public required byte[] Digest { get; init; }

    /// <summary>The account's security stamp when the key was made: what ends a sign-in ends the key.</summary>
    public required string Stamp { get; init; }

    public DateTime CreatedAt { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly EndsOn { get; init; }

    public DateOnly? LastUsedOn { get; set; }
    public DateTime? RevokedAt { get; set; }

    internal static string NewSecret() => Mark + RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789", 44);

    internal static byte[] DigestOf(string secret) => Sm3.Hash(Encoding.UTF8.GetBytes(secret));

    internal static string BeginningOf(string secret) => secret[..(Mark.Length + 5)];
}
