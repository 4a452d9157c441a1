using Yingshang.Feel;

namespace Yingshang.Books.Declaration;

/// <summary>What a field of a book holds.</summary>
public enum BookFieldType { Text, Number, Money, Date, Choice, Enterprise, Unit, Person, Place, File }

/// <summary>A field of a book.</summary>
/// <param name="Id">stable over all versions: <c>recognised_on</c></param>
/// <param name="Name">on the page, in the file and in expressions: 认定日期</param>
public sealed record BookField(string Id, string Name, BookFieldType Type)
{
    /// <summary>Of a number, or the unit that money is shown in: 平方米, 万元.</summary>
    public string? Unit { get; init; }

    /// <summary>Decimal places that a number keeps.</summary>
    public int Scale { get; init; }

    public IReadOnlyList<string> Choices { get; init; } = [];
    public bool IsRequired { get; init; }

    /// <summary>Shown to everybody where the book is published.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Not in the list until it is chosen.</summary>
    public bool IsExtra { get; init; }

    public string? Help { get; init; }

    /// <summary>Where it is known from: <c>企业.规模</c>, or <c>book-id.field</c> of another book about the same enterprise or of the same name.</summary>
    public string? From { get; init; }

    public bool IsNumber => Type is BookFieldType.Number or BookFieldType.Money;
}

/// <summary>核对: a condition that an entry has to meet; what is unknown does not fail it.</summary>
public sealed record BookCheck(string Condition, string Say);

/// <summary>How records become a summary figure, as the metrics have it.</summary>
public enum BookAggregate { Count, Sum, Avg, Max, Min, Distinct, Rate }

/// <summary>A summary figure of a book; each is a metric of the district too.</summary>
public sealed record BookFigure(string Id, string Name, BookAggregate Aggregate)
{
    public string? Filter { get; init; }

    /// <summary>Of a rate: which of the filtered count.</summary>
    public string? Numerator { get; init; }

    /// <summary>Of a sum, mean, largest or smallest: a number; of a distinct count: a field.</summary>
    public string? Value { get; init; }

    /// <summary>Name of the date field that places an entry in a period; null: what stands in the book.</summary>
    public string? Date { get; init; }

    public required string Unit { get; init; }
    public int Decimals { get; init; }
    public string? Definition { get; init; }
}

/// <summary>How often a unit hands a book in.</summary>
public enum BookRhythm { Month, Quarter, Half, Year }

/// <summary>报送: at the end of each period, by a day of the month after it.</summary>
public sealed record BookDue(BookRhythm Every, int ByDay);

/// <summary>Who of the staff reads a book.</summary>
public enum BookReaders
{
    /// <summary>工作人员: every unit sees the whole book.</summary>
    Staff,
    /// <summary>填报单位: a unit sees what it keeps; the office, leaders and supervision see all.</summary>
    Keepers,
}

/// <summary>台账: a declared list that departments keep, in one version.</summary>
public sealed record Book
{
    public required string Id { get; init; }
    public required string Name { get; init; }

    /// <summary>The chapter of the overview: 科技创新.</summary>
    public required string Group { get; init; }

    /// <summary>What an entry is counted in: 个, 件, 家.</summary>
    public required string Unit { get; init; }

    public required string Meaning { get; init; }

    /// <summary>Functions, codes or kinds of the units that keep it, or 全部单位.</summary>
    public required IReadOnlyList<string> Keepers { get; init; }

    public BookReaders Readers { get; init; }
    public bool NeedsApproval { get; init; }
    public bool IsPublic { get; init; }

    /// <summary>停用: read, not written.</summary>
    public bool IsClosed { get; init; }

    public BookDue? Due { get; init; }

    /// <summary>Mechanisms that its entries are the records of, by id.</summary>
    public IReadOnlyList<string> Mechanisms { get; init; } = [];

    public required IReadOnlyList<BookField> Fields { get; init; }

    /// <summary>The field an entry is called by: the one declared as such, else the first text.</summary>
    public required BookField Main { get; init; }

    /// <summary>Combinations of fields of which there is one entry each: at most two.</summary>
    public IReadOnlyList<IReadOnlyList<BookField>> Unique { get; init; } = [];

    public IReadOnlyList<BookCheck> Checks { get; init; } = [];
    public IReadOnlyList<BookFigure> Figures { get; init; } = [];
    public int Order { get; init; }

    public BookField? Find(string id) => Fields.FirstOrDefault(f => f.Id == id);

    public BookField? ByName(string name) => Fields.FirstOrDefault(f => f.Name == name);

    /// <summary>The first enterprise it is about; null when none is.</summary>
    public BookField? Enterprise => Fields.FirstOrDefault(f => f.Type == BookFieldType.Enterprise);

    /// <summary>What expressions over its entries may use.</summary>
    public FieldDictionary Dictionary => field ??= BookDictionary.Of(this);
}
