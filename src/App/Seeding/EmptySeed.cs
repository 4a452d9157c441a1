using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;

namespace Yingshang.App.Seeding;

/// <summary>A district that begins: the pack's units and one system administrator, who sets a password at the first sign-in.</summary>
internal sealed class EmptySeed(District district, IPasswordHasher<Account> hasher)
{
    public const string Action = "district.founded";
    public const string UserName = "admin";

    /// <returns>units, and the administrator's password, which is kept nowhere</returns>
    public async Task<(int Units, string Password)> SeedAsync(CancellationToken cancel)
    {
        var pack = new PackReader(district.Pack.Folder);
        var organisation = DeclaredOrganisation.Read(pack);
        if (pack.Problems.Count > 0) throw new PackException(pack.Problems);
        await using var db = district.NewSystemDb();
        foreach (var declared in organisation.Units)
        {
            db.Units.Add(declared.Unit);
            db.Set<Section>().AddRange(declared.Sections);
        }
        var password = RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789", 16);
        var account = new Account
        {
            Id = db.NewId(), UserName = UserName, NormalizedUserName = UserName.ToUpperInvariant(), DisplayName = "系统管理员", Role = Role.SystemAdmin,
            CreatedAt = db.Now, LockoutEnabled = true, HasTemporaryPassword = true, SecurityStamp = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20)),
        };
        account.PasswordHash = hasher.HashPassword(account, password);
        db.Accounts.Add(account);
        db.Audit(Action, "district", OrganisationSeed.IdOf("district", district.Profile.DivisionCode), ("units", organisation.Units.Count), ("administrator", UserName));
        await db.SaveAsync(cancel);
        return (organisation.Units.Count, password);
    }
}
