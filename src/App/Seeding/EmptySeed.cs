using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.App.Seeding;

/// <summary>One of the accounts that a district begins with.</summary>
/// <param name="Password">for the first sign-in only, kept nowhere</param>
internal sealed record FirstAccount(string UserName, string Name, string Password);

/// <summary>A district that begins: the pack's units and 三员, the three administrators, who set passwords of their own at the first sign-in. Without the one who
/// grants roles nobody else could ever be given one.</summary>
internal sealed class EmptySeed(District district, IPasswordHasher<Account> hasher)
{
    public const string Action = "district.founded";

    private static readonly (string UserName, Role Role)[] Administrators = [("admin", Role.SystemAdmin), ("security", Role.SecurityAdmin), ("audit", Role.AuditAdmin)];

    public async Task<(int Units, IReadOnlyList<FirstAccount> Accounts)> SeedAsync(CancellationToken cancel)
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
        var accounts = Administrators.Select(a => Add(db, a.UserName, a.Role)).ToList();
        db.Audit(Action, "district", OrganisationSeed.IdOf("district", district.Profile.DivisionCode), ("units", organisation.Units.Count), ("administrators", string.Join(' ', accounts.Select(a => a.UserName))));
        await db.SaveAsync(cancel);
        return (organisation.Units.Count, accounts);
    }

    private FirstAccount Add(DistrictDb db, string userName, Role role)
    {
        var password = RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789", 16);
        var account = new Account
        {
            Id = db.NewId(), UserName = userName, NormalizedUserName = userName.ToUpperInvariant(), DisplayName = RoleNames.Of(role), Role = role,
            CreatedAt = db.Now, LockoutEnabled = true, HasTemporaryPassword = true, SecurityStamp = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20)),
        };
        account.PasswordHash = hasher.HashPassword(account, password);
        db.Accounts.Add(account);
        return new FirstAccount(userName, account.DisplayName, password);
    }
}
