using Microsoft.EntityFrameworkCore;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Enterprises.EditEnterprise;
using Yingshang.Enterprises.Sizing;
using Yingshang.Platform.Files;
using Yingshang.Platform.Imports;
using Yingshang.Platform.Storage;

namespace Yingshang.Enterprises.ImportEnterprises;

/// <summary>导入: takes a spreadsheet of enterprises in. Only what a file says is touched; empty cells and missing columns leave what is stored. The caller keeps the bad lines. Injectable, scoped.</summary>
public sealed class EnterpriseImporter(DistrictDb db, EnterpriseCatalogues catalogues, SizeClassing sizes) : SheetImporter
{
    public const string Name = "enterprises";

    private const int Batch = 500;

    public override string Kind => Name;

    public override SheetFile Read(byte[] bytes, string? layout) => SheetFile.Read(bytes);

    /// <inheritdoc/>
    /// <remarks>The file's name is the source of figures when the file names none. Warned: codes whose check character does not fit; they are imported all the same.</remarks>
    public override async Task<ImportOutcome> RunAsync(ImportJob job, Func<ImportCounts, Task<bool>> progress, CancellationToken cancel)
    {
        var (file, fileName, dryRun) = (job.File, job.FileName, job.DryRun);
        var columns = new ImportColumns(file.Header, catalogues, await db.Units.AsNoTracking().ToListAsync(cancel));
        var bad = new List<BadLine>();
        var seen = new Dictionary<string, int>();
        var counts = new ImportCounts(file.Lines.Count, 0, 0, 0, 0, 0, 0);
        var importId = db.NewId();
        foreach (var lines in file.Lines.Chunk(Batch))
        {
            cancel.ThrowIfCancellationRequested();
            var good = new List<(SheetLine Line, ImportedEnterprise Read)>();
            foreach (var line in lines)
            {
                var (read, wrong) = columns.Read(line);
                if (wrong.Count == 0 && !seen.TryAdd(read.CreditCode, line.Number)) wrong = [$"与第 {seen[read.CreditCode]} 行是同一个统一社会信用代码"];
                if (wrong.Count > 0) bad.Add(new BadLine(line.Number, line.Cells, string.Join("；", wrong)));
                else good.Add((line, read));
            }
            var batch = new ImportBatch(db, catalogues, sizes, fileName);
            await batch.CompareAsync(good, bad, cancel);
            counts = counts with
            {
                Done = counts.Done + lines.Length, New = counts.New + batch.New.Count, Changed = counts.Changed + batch.Changed.Count, Unchanged = counts.Unchanged + batch.Unchanged,
                Bad = bad.Count, Warned = counts.Warned + good.Count(g => !CreditCode.Checks(g.Read.CreditCode)),
            };
            var goesOn = dryRun ? await progress(counts) : await batch.WriteAsync(importId, () => progress(counts), cancel);
            db.ChangeTracker.Clear();
            if (!goesOn) break;
        }
        return new ImportOutcome(counts, [.. bad.OrderBy(b => b.Number)], columns.Unknown);
    }
}

/// <summary>Some hundred lines against what is stored.</summary>
internal sealed class ImportBatch(DistrictDb db, EnterpriseCatalogues catalogues, SizeClassing sizes, string fileName)
{
    private readonly List<EnterpriseContact> _newContacts = [];
    private readonly List<EnterpriseFact> _newFacts = [];

    public List<(Enterprise Enterprise, List<EnterpriseContact> Contacts)> New { get; } = [];
    public List<(Enterprise Enterprise, List<EnterpriseContact> Contacts, IReadOnlyList<string> What)> Changed { get; } = [];
    public int Unchanged { get; private set; }

    public async Task CompareAsync(IReadOnlyList<(SheetLine Line, ImportedEnterprise Read)> lines, List<BadLine> bad, CancellationToken cancel)
    {
        var codes = lines.Select(l => l.Read.CreditCode).ToList();
        var known = await db.Enterprises.Where(e => codes.Contains(e.CreditCode)).ToDictionaryAsync(e => e.CreditCode, cancel);
        var ids = known.Values.Select(e => e.Id).ToList();
        var contacts = (await db.EnterpriseContacts.Where(c => ids.Contains(c.EnterpriseId)).ToListAsync(cancel)).ToLookup(c => c.EnterpriseId);
        var facts = (await db.EnterpriseFacts.Where(f => ids.Contains(f.EnterpriseId)).ToListAsync(cancel)).ToLookup(f => f.EnterpriseId);
        foreach (var (line, read) in lines)
        {
            if (known.TryGetValue(read.CreditCode, out var enterprise)) Change(enterprise, [.. contacts[enterprise.Id].OrderBy(c => c.Order)], [.. facts[enterprise.Id]], read);
            else if (read.Name is null || read.Kind is null) bad.Add(new BadLine(line.Number, line.Cells, $"库里没有这家企业，新建要写{(read.Name is null ? "名称" : "类型")}"));
            else Create(read);
        }
    }

    /// <param name="beforeCommit">inside the transaction</param>
    /// <returns>what <paramref name="beforeCommit"/> said</returns>
    public async Task<bool> WriteAsync(Guid importId, Func<Task<bool>> beforeCommit, CancellationToken cancel)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        await BulkWriter.InsertAsync(db, New.ConvertAll(n => n.Enterprise), cancel);
        await BulkWriter.InsertAsync(db, _newContacts, cancel);
        await BulkWriter.InsertAsync(db, _newFacts, cancel);
        await BulkWriter.IndexAsync(db, EnterpriseSearch.Kind, New.ConvertAll(n => new SearchText(n.Enterprise.Id, EnterpriseSearch.Text(n.Enterprise, n.Contacts), [])), cancel);
        foreach (var (enterprise, contacts, what) in Changed)
        {
            // Facts and contacts lie beside the file but are part of it: whoever edits it meanwhile must see that it changed.
            db.Entry(enterprise).State = EntityState.Modified;
            db.Audit("enterprise.imported", "enterprise", enterprise.Id, ("file", fileName), ("changed", string.Join('、', what)));
            await SearchIndex.PutAsync(db, EnterpriseSearch.Kind, enterprise.Id, EnterpriseSearch.Text(enterprise, contacts), [], cancel);
        }
        db.Audit("enterprise.batch-imported", "enterprise-import", importId, ("file", fileName), ("new", New.Count), ("changed", Changed.Count), ("first", New.FirstOrDefault().Enterprise?.CreditCode), ("last", New.LastOrDefault().Enterprise?.CreditCode));
        await db.SaveAsync(cancel);
        var said = await beforeCommit();
        await write.CommitAsync(cancel);
        return said;
    }

    private void Create(ImportedEnterprise read)
    {
        var enterprise = new Enterprise { Id = db.NewId(), CreditCode = read.CreditCode, Name = read.Name!, Kind = read.Kind!, Status = read.Status ?? "存续" };
        Take(enterprise, read);
        var facts = read.Facts.ConvertAll(f => EnterpriseFact.OfYear(db.NewId(), enterprise.Id, f.Kind.Id, f.Year, f.Number, read.Source ?? fileName));
        enterprise.SizeClass = sizes.Of(enterprise, facts).Class;
        List<EnterpriseContact> contacts = read.ContactName is null ? [] : [NewContact(enterprise.Id, read)];
        _newFacts.AddRange(facts);
        _newContacts.AddRange(contacts);
        New.Add((enterprise, contacts));
    }

    private void Change(Enterprise enterprise, List<EnterpriseContact> contacts, List<EnterpriseFact> facts, ImportedEnterprise read)
    {
        var what = Take(enterprise, read);
        foreach (var (kind, year, number) in read.Facts)
        {
            var source = read.Source ?? fileName;
            var fact = facts.FirstOrDefault(f => f.FieldId == kind.Id && f.AsOn == new DateOnly(year, 12, 31) && (read.Source is null || f.Source == source));
            if (fact?.Number == number) continue;
            what.Add($"{year}年{kind.Name}");
            if (fact is not null && fact.Source == source) fact.Number = number;
            else
            {
                _newFacts.Add(EnterpriseFact.OfYear(db.NewId(), enterprise.Id, kind.Id, year, number, source));
                facts.Add(_newFacts[^1]);
            }
        }
        if (read.ContactName is not null && TakeContact(contacts, read)) what.Add("联系人");
        if (read.ContactName is not null && contacts.Count == 0)
        {
            contacts.Add(NewContact(enterprise.Id, read));
            _newContacts.Add(contacts[0]);
            what.Add("联系人");
        }
        enterprise.SizeClass = what.Count == 0 ? enterprise.SizeClass : sizes.Of(enterprise, facts).Class;
        if (what.Count > 0) Changed.Add((enterprise, contacts, what));
        else Unchanged++;
    }

    /// <returns>labels of what changed</returns>
    private List<string> Take(Enterprise e, ImportedEnterprise read)
    {
        var what = new List<string>();
        Set("名称", read.Name, e.Name, v => e.Name = v);
        Set("类型", read.Kind, e.Kind, v => e.Kind = v);
        Set("状态", read.Status, e.Status, v => e.Status = v);
        Set("地址", read.Address, e.Address, v => e.Address = v);
        Set("法定代表人", read.LegalPerson, e.LegalPerson, v => e.LegalPerson = v);
        Set("行业", read.Industry, e.Industry, v => e.InIndustry(v, catalogues.Industries));
        Set("成立日期", read.EstablishedOn, e.EstablishedOn, v => e.EstablishedOn = v);
        Set("注销日期", read.CancelledOn, e.CancelledOn, v => e.CancelledOn = v);
        Set("属地", read.TerritoryUnitId, e.TerritoryUnitId, v => e.TerritoryUnitId = v);
        if (read.FormerNames is { } names) Set("曾用名", EnterpriseForm.Keep(e.FormerNames, names), e.FormerNames, v => e.FormerNames = v);
        if (read.Tags is { } tags) Set("标签", EnterpriseForm.Keep(e.Tags, tags), e.Tags, v => e.Tags = v);
        return what;

        void Set<T>(string label, T? now, T? was, Action<T> put)
        {
            if (now is null || EqualityComparer<T?>.Default.Equals(now, was)) return;
            put(now);
            what.Add(label);
        }
    }

    private static bool TakeContact(List<EnterpriseContact> contacts, ImportedEnterprise read)
    {
        if (contacts is not [var first, ..]) return false;
        var (name, phone, post) = (read.ContactName!, read.ContactPhone ?? first.Phone, read.ContactPost ?? first.Post);
        if ((first.Name, first.Phone, first.Post) == (name, phone, post)) return false;
        (first.Name, first.Phone, first.Post) = (name, phone, post);
        return true;
    }

    private EnterpriseContact NewContact(Guid enterpriseId, ImportedEnterprise read) =>
        new() { Id = db.NewId(), EnterpriseId = enterpriseId, Name = read.ContactName!, Phone = read.ContactPhone, Post = read.ContactPost, Order = 1 };
}
