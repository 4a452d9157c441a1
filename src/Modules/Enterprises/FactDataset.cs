using System.Linq.Expressions;
using Yingshang.Enterprises.Catalogues;
using Yingshang.Feel;
using Yingshang.Platform.Datasets;
using Yingshang.Platform.Packs;
using Yingshang.Platform.People;
using Unit = Yingshang.Platform.People.Unit;

namespace Yingshang.Enterprises;

/// <summary>A record of dataset 企业数据: a dated number of an enterprise, with the enterprise as the register has it.</summary>
public sealed class FactRow : DatasetRow
{
    public Guid EnterpriseId { get; init; }
    public required string FieldId { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly AsOn { get; init; }
    public long? Number { get; init; }
    public string? Text { get; init; }
    public required string Source { get; init; }
    public required string Enterprise { get; init; }
    public required string CreditCode { get; init; }
    public required string Status { get; init; }
    public string? Territory { get; init; }
    public string? IndustrySection { get; init; }
    public string? SizeClass { get; init; }
    public required List<string> Tags { get; init; }
}

/// <summary>数据集“企业数据”: every dated fact is a record; its number stands in the field named after its kind (营业收入), the others are empty. What is confidential by law is read only by those who may see it.</summary>
internal static class FactDataset
{
    public static Dataset<FactRow> Create(EnterpriseCatalogues catalogues)
    {
        List<string> confidential = [.. catalogues.Facts.Where(f => f.Confidential is not null).Select(f => f.Id)];
        string Name(string id) => catalogues.Fact(id)?.Name ?? id;
        var dataset = new Dataset<FactRow>("企业数据", "条", source => Read(source, confidential)) { Label = f => $"{f.Enterprise}　{Name(f.FieldId)}", Link = f => $"/enterprises/{f.EnterpriseId}#facts" };
        dataset.Field(Text("item", "项目") with { Type = FeelType.Choice, Choices = [.. catalogues.Facts.Select(f => f.Name)] }, new FieldNote("item", "营业收入、从业人员……", null), Item(catalogues))
            .Field(Date("from", "起始日期"), new FieldNote("from", "某一天的数据（如月末人数）为空", null), f => f.From)
            .Field(Date("as_on", "截止日期"), new FieldNote("as_on", "一段时间的最后一天，或者数据所属的那一天", null), f => f.AsOn)
            .Field(Text("fact_source", "来源"), new FieldNote("fact_source", "企业年报、统计一套表……；同一项目几个来源各一条，求和时选一个来源", null), f => f.Source)
            .Field(Text("enterprise", "企业"), new FieldNote("enterprise", null, null), f => f.Enterprise)
            .Field(Text("credit_code", "统一社会信用代码"), new FieldNote("credit_code", null, null), f => f.CreditCode)
            .Field(Text("status", "状态") with { Type = FeelType.Choice, Choices = [.. catalogues.Statuses.Select(s => s.Name)] }, new FieldNote("status", null, null), f => f.Status)
            .Field(Text("territory", "属地"), new FieldNote("territory", null, null), f => f.Territory)
            .Field(Text("industry_section", "行业门类") with { Type = FeelType.Choice, Choices = [.. catalogues.Industries.Sections.Select(s => s.Code)] }, new FieldNote("industry_section", null, null), f => f.IndustrySection)
            .Field(Text("size_class", "企业规模"), new FieldNote("size_class", null, null), f => f.SizeClass)
            .Field(Text("tags", "标签") with { Type = FeelType.Set, Choices = [.. catalogues.Tags.Select(t => t.Name)] }, new FieldNote("tags", "目前的标签", null), f => f.Tags);
        foreach (var kind in catalogues.Facts.Where(f => f.IsNumber))
            dataset.Field(new Field(kind.Id, kind.Name, FeelType.Number) { Scale = kind.Scale, Unit = kind.Unit, Source = kind.Source }, new FieldNote(kind.Id, $"项目是“{kind.Name}”的记录才有", kind.Confidential), f => f.FieldId == kind.Id ? f.Number : null);
        return dataset;
    }

    private static Field Text(string id, string name) => new(id, name, FeelType.Text) { Source = "企业库" };

    private static Field Date(string id, string name) => new(id, name, FeelType.Date) { Source = "企业库" };

    /// <summary>The name of a fact's kind, as one choice of the database: what is stored is the id.</summary>
    private static Expression<Func<FactRow, string>> Item(EnterpriseCatalogues catalogues)
    {
        var row = Expression.Parameter(typeof(FactRow), "f");
        Expression id = Expression.Property(row, nameof(FactRow.FieldId));
        var name = catalogues.Facts.Aggregate(id, (otherwise, kind) => Expression.Condition(Expression.Equal(id, Expression.Constant(kind.Id)), Expression.Constant(kind.Name), otherwise));
        return Expression.Lambda<Func<FactRow, string>>(name, row);
    }

    private static IQueryable<FactRow> Read(DatasetSource source, List<string> confidential)
    {
        var facts = source.Db.AsOf<EnterpriseFact>(source.AsOf);
        if (source.User.ScopeOf(EnterpriseActions.Confidential) is not (Scope.District or Scope.Enterprise)) facts = facts.Where(f => !confidential.Contains(f.FieldId));
        return from f in facts
               join e in EnterpriseDataset.Seen(source) on f.EnterpriseId equals e.Id
               join u in source.Db.AsOf<Unit>(source.AsOf) on e.TerritoryUnitId equals (Guid?)u.Id into units
               from u in units.DefaultIfEmpty()
               select new FactRow
               {
                   Id = f.Id, EnterpriseId = e.Id, FieldId = f.FieldId, From = f.From, AsOn = f.AsOn, Number = f.Number, Text = f.Text, Source = f.Source, Enterprise = e.Name, CreditCode = e.CreditCode, Status = e.Status,
                   Territory = u.ShortName, IndustrySection = e.IndustrySection, SizeClass = e.SizeClass, Tags = e.Tags,
               };
    }
}
