using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Yingshang.Platform.Storage;

namespace Yingshang.App.Seeding;

/// <summary>Writes the units, sections, accounts and 专班 that a pack names in <c>units.yaml</c>, <c>people.yaml</c> and <c>groups.yaml</c>. What is there already stays as it is.</summary>
internal sealed class OrganisationSeed(District district, IPasswordHasher<Account> hasher)
{
    private static readonly DateTimeOffset Beginning = new(2023, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));

    /// <summary>The id of something that the pack names: the same on every machine.</summary>
    public static Guid IdOf(string kind, string code) => IdOf(Beginning, kind, code);

    /// <summary>A UUIDv7 of an instant whose random part comes from a name, so that a generated district is the same everywhere.</summary>
    public static Guid IdOf(DateTimeOffset at, string kind, string code)
    {
        var bytes = Guid.CreateVersion7(at).ToByteArray(bigEndian: true);
        var digest = Sm3.Hash(Encoding.UTF8.GetBytes($"{kind}:{code}"));
        bytes[6] = (byte)(0x70 | digest[0] & 0x0F);
        bytes[7] = digest[1];
        bytes[8] = (byte)(0x80 | digest[2] & 0x3F);
        digest.AsSpan(3, 7).CopyTo(bytes.AsSpan(9));
        return new Guid(bytes, bigEndian: true);
    }

    /// <param name="password">of every account that is created</param>
    /// <param name="knownFrom">UTC instant from which the units are on record</param>
    /// <exception cref="PackException">the two files say something that cannot be</exception>
    public async Task SeedAsync(string password, DateTime knownFrom, CancellationToken cancel)
    {
        var pack = new PackReader(district.Pack.Folder);
        var organisation = DeclaredOrganisation.Read(pack);
        if (pack.Problems.Count > 0) throw new PackException(pack.Problems);
        await using var db = district.NewSystemDb();
        var known = await db.Units.Select(u => u.Id).ToHashSetAsync(cancel);
        foreach (var unit in organisation.Units.Where(u => !known.Contains(u.Unit.Id))) Add(db, unit, knownFrom);
        var accounts = await db.Accounts.Select(a => a.Id).ToHashSetAsync(cancel);
        foreach (var person in organisation.People.Where(p => !accounts.Contains(p.Id))) Add(db, person, password, knownFrom);
        var groups = await db.WorkGroups.Select(g => g.Id).ToHashSetAsync(cancel);
        foreach (var group in organisation.Groups.Where(g => !groups.Contains(g.Id))) Add(db, group, knownFrom);
        await db.SaveAsync(cancel);
    }

    private static void Add(DistrictDb db, WorkGroup group, DateTime knownFrom)
    {
        group.RecordedOn(knownFrom);
        db.WorkGroups.Add(group);
        db.Audit("group.created", "group", group.Id, ("code", group.Code), ("name", group.Name));
    }

    private static void Add(DistrictDb db, DeclaredUnit declared, DateTime knownFrom)
    {
        declared.Unit.RecordedOn(knownFrom);
        db.Units.Add(declared.Unit);
        db.Set<Section>().AddRange(declared.Sections);
        db.Audit("unit.created", "unit", declared.Unit.Id, ("code", declared.Unit.Code), ("name", declared.Unit.Name));
    }

    private void Add(DistrictDb db, DeclaredPerson person, string password, DateTime knownFrom)
    {
        var account = person.ToAccount(knownFrom);
        account.PasswordHash = hasher.HashPassword(account, password);
        db.Accounts.Add(account);
        db.Audit("account.created", "account", account.Id, ("username", account.UserName), ("name", account.DisplayName), ("role", account.Role.ToString()));
    }
}
