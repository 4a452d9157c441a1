using System.Runtime.InteropServices;

namespace Yingshang.Feel.Columns;

/// <summary>A condition over columns with three values. Nodes are interned: what two expressions share is one node and is computed once.</summary>
internal abstract class ColumnNode(int id)
{
    public int Id { get; } = id;

    /// <summary>Fields that this node itself reads; those of its operands are theirs.</summary>
    public virtual IReadOnlyList<Field> Fields => [];

    public virtual IReadOnlyList<ColumnNode> Operands => [];

    /// <summary>For one row.</summary>
    public abstract Truth At(ColumnReader reader, int row);

    /// <summary>Steps for a block of rows.</summary>
    public abstract Answer Emit(Emitter emitter);

    protected static Truth Of(bool value) => value ? Truth.True : Truth.False;
}

internal sealed class KnownNode(int id, Truth truth) : ColumnNode(id)
{
    public Truth Truth => truth;

    public override Truth At(ColumnReader reader, int row) => truth;

    public override Answer Emit(Emitter emitter) => truth switch
    {
        Truth.True => new Answer(emitter.Ones, emitter.Zeros),
        Truth.False => new Answer(emitter.Zeros, emitter.Zeros),
        _ => new Answer(emitter.Zeros, emitter.Ones),
    };
}

/// <summary>A test of fields: unknown where one of them is missing, false where one that does not apply is.</summary>
internal abstract class TestNode(int id, IReadOnlyList<Field> fields) : ColumnNode(id)
{
    public override IReadOnlyList<Field> Fields => fields;

    public sealed override Truth At(ColumnReader reader, int row)
    {
        var known = true;
        foreach (var field in fields)
        {
            if (field.Missing == Missing.None || !reader.Column(field).IsMissing(row)) continue;
            if (field.Missing == Missing.NotApplicable) return Truth.False;
            known = false;
        }
        return known ? Test(reader, row) : Truth.Unknown;
    }

    public sealed override Answer Emit(Emitter emitter)
    {
        var excluded = emitter.Any(fields.Where(f => f.Missing != Missing.None).Select(emitter.Nulls));
        var inapplicable = emitter.Any(fields.Where(f => f.Missing == Missing.NotApplicable).Select(emitter.Nulls));
        var unknown = inapplicable == emitter.Zeros ? excluded : inapplicable == excluded ? emitter.Zeros : emitter.Without(excluded, inapplicable);
        return Emit(emitter, new Guarded(excluded, inapplicable, unknown));
    }

    /// <summary>Rows to leave out, those of them where the answer is false, and those where it is unknown.</summary>
    [StructLayout(LayoutKind.Auto)]
    protected readonly record struct Guarded(int Excluded, int Inapplicable, int Unknown);

    /// <summary>Where all fields are there.</summary>
    protected abstract Truth Test(ColumnReader reader, int row);

    protected abstract Answer Emit(Emitter emitter, Guarded guarded);
}

/// <summary>Whether a value lies from <paramref name="low"/> to <paramref name="high"/>, ends included, or outside; never within where low is above high.</summary>
internal sealed class RangeNode(int id, Field tested, long low, long high, bool outside) : TestNode(id, [tested])
{
    public Field Field => tested;

    public long Low => low;

    public long High => high;

    public bool Outside => outside;

    protected override Truth Test(ColumnReader reader, int row) => Of((reader.Column(tested).Read(row) is var value && value >= low && value <= high) != outside);

    protected override Answer Emit(Emitter emitter, Guarded guarded)
    {
        var into = emitter.Register();
        emitter.Do(RangeStep.Of(emitter.Column(tested), low, high, outside, guarded.Excluded, into));
        return new Answer(into, guarded.Unknown);
    }
}

internal sealed class FlagNode(int id, Field flag) : TestNode(id, [flag])
{
    protected override Truth Test(ColumnReader reader, int row) => Of(reader.Column(flag).Read(row) != 0);

    /// <summary>Beneath a missing value lies a zero.</summary>
    protected override Answer Emit(Emitter emitter, Guarded guarded) => new(emitter.Bits(flag), guarded.Unknown);
}

/// <summary>The same answer wherever the fields are there.</summary>
internal sealed class ConstantNode(int id, IReadOnlyList<Field> fields, bool value) : TestNode(id, fields)
{
    protected override Truth Test(ColumnReader reader, int row) => Of(value);

    protected override Answer Emit(Emitter emitter, Guarded guarded) => new(value ? emitter.Without(emitter.Ones, guarded.Excluded) : emitter.Zeros, guarded.Unknown);
}

internal sealed class CompareNode(int id, Comparison op, ColumnNumber left, ColumnNumber right) : TestNode(id, [.. left.Fields.Concat(right.Fields).Distinct()])
{
    protected override Truth Test(ColumnReader reader, int row) => Of(NumberKernel.Holds(op, left.At(reader, row), right.At(reader, row)));

    protected override Answer Emit(Emitter emitter, Guarded guarded)
    {
        var into = emitter.Register();
        emitter.Do(new CompareStep(op, left, right, guarded.Excluded, into));
        return new Answer(into, guarded.Unknown);
    }
}

/// <summary>A quotient against a constant, multiplied out: left against right, turned where the divisor is negative, unknown where it is zero.</summary>
internal sealed class RatioNode(int id, Comparison op, ColumnNumber left, ColumnNumber right, ColumnNumber divisor) : TestNode(id, [.. left.Fields.Concat(divisor.Fields).Distinct()])
{
    protected override Truth Test(ColumnReader reader, int row)
    {
        var by = divisor.At(reader, row);
        if (by == 0) return Truth.Unknown;
        return Of(NumberKernel.Holds(by > 0 ? op : NumberKernel.Turned(op), left.At(reader, row), right.At(reader, row)));
    }

    protected override Answer Emit(Emitter emitter, Guarded guarded)
    {
        var answer = new Answer(emitter.Register(), emitter.Register());
        emitter.Do(new RatioStep(op, left, right, divisor, guarded.Excluded, guarded.Unknown, guarded.Inapplicable, answer));
        return answer;
    }
}

/// <summary>Two coded texts that are the same.</summary>
internal sealed class SameTextNode(int id, Field left, Field right) : TestNode(id, [left, right])
{
    protected override Truth Test(ColumnReader reader, int row) => Of(TextAt(reader.Column(left), row) == TextAt(reader.Column(right), row));

    protected override Answer Emit(Emitter emitter, Guarded guarded)
    {
        var into = emitter.Register();
        emitter.Do(new SameTextStep(emitter.Column(left), emitter.Column(right), guarded.Excluded, into));
        return new Answer(into, guarded.Unknown);
    }

    /// <summary>Beneath a missing text lies the empty one.</summary>
    private static string TextAt(Column column, int row) => column.Book!.TextOf((int)column.Read(row)) ?? "";
}

/// <summary>Any condition over one text or one set and nothing else: asked once of each distinct value.</summary>
internal sealed class CodeNode(int id, Field coded, CodeTest test) : ColumnNode(id)
{
    private Truth[] truths = [];

    public override IReadOnlyList<Field> Fields => [coded];

    public override Truth At(ColumnReader reader, int row) => Truths(reader.Column(coded))[reader.Column(coded).Read(row)];

    public override Answer Emit(Emitter emitter)
    {
        var column = emitter.Column(coded);
        var known = Truths(column);
        var onlyMissing = known.AsSpan(1).IndexOf(Truth.Unknown) < 0;
        var unknown = onlyMissing ? known[0] == Truth.Unknown ? emitter.Nulls(coded) : emitter.Zeros : emitter.Codes(column, known, Truth.Unknown);
        return new Answer(emitter.Codes(column, known, Truth.True), unknown);
    }

    private Truth[] Truths(Column column)
    {
        var known = truths;
        if (known.Length == column.Book!.Count) return known;
        return truths = test.Ask(coded, column.Book);
    }
}

internal sealed class MissingNode(int id, Field asked) : ColumnNode(id)
{
    public override IReadOnlyList<Field> Fields => [asked];

    public override Truth At(ColumnReader reader, int row) => Of(reader.Column(asked).IsMissing(row));

    public override Answer Emit(Emitter emitter) => new(emitter.Nulls(asked), emitter.Zeros);
}

internal sealed class LogicNode(int id, bool isAnd, IReadOnlyList<ColumnNode> operands) : ColumnNode(id)
{
    public bool IsAnd => isAnd;

    public override IReadOnlyList<ColumnNode> Operands => operands;

    public override Truth At(ColumnReader reader, int row)
    {
        var decides = Of(!isAnd);
        var known = true;
        foreach (var operand in operands)
        {
            var truth = operand.At(reader, row);
            if (truth == decides) return truth;
            known &= truth != Truth.Unknown;
        }
        return known ? Of(isAnd) : Truth.Unknown;
    }

    public override Answer Emit(Emitter emitter)
    {
        var answers = operands.Select(emitter.Of).ToList();
        var canBeUnknown = answers.Exists(a => a.Unknown != emitter.Zeros);
        var answer = new Answer(emitter.Register(), canBeUnknown ? emitter.Register() : emitter.Zeros);
        emitter.Do(new LogicStep(isAnd, answers, answer, canBeUnknown));
        return answer;
    }
}

internal sealed class NotNode(int id, ColumnNode operand) : ColumnNode(id)
{
    public ColumnNode Operand => operand;

    public override IReadOnlyList<ColumnNode> Operands => [operand];

    public override Truth At(ColumnReader reader, int row) => operand.At(reader, row) switch
    {
        Truth.True => Truth.False,
        Truth.False => Truth.True,
        _ => Truth.Unknown,
    };

    public override Answer Emit(Emitter emitter)
    {
        var (yes, unknown) = emitter.Of(operand);
        return new Answer(emitter.Without(emitter.Ones, emitter.Any([yes, unknown])), unknown);
    }
}

/// <summary>The one or the other as the condition says, unknown where it is.</summary>
internal sealed class IfNode(int id, ColumnNode condition, ColumnNode then, ColumnNode otherwise) : ColumnNode(id)
{
    public override IReadOnlyList<ColumnNode> Operands => [condition, then, otherwise];

    public override Truth At(ColumnReader reader, int row) => condition.At(reader, row) switch
    {
        Truth.True => then.At(reader, row),
        Truth.False => otherwise.At(reader, row),
        _ => Truth.Unknown,
    };

    public override Answer Emit(Emitter emitter)
    {
        var answer = new Answer(emitter.Register(), emitter.Register());
        emitter.Do(new IfStep(emitter.Of(condition), emitter.Of(then), emitter.Of(otherwise), answer));
        return answer;
    }
}

/// <summary>Two conditions with the same answer.</summary>
internal sealed class SameNode(int id, ColumnNode left, ColumnNode right) : ColumnNode(id)
{
    public override IReadOnlyList<ColumnNode> Operands => [left, right];

    public override Truth At(ColumnReader reader, int row)
    {
        var (a, b) = (left.At(reader, row), right.At(reader, row));
        return a == Truth.Unknown || b == Truth.Unknown ? Truth.Unknown : Of(a == b);
    }

    public override Answer Emit(Emitter emitter)
    {
        var answer = new Answer(emitter.Register(), emitter.Register());
        emitter.Do(new SameStep(emitter.Of(left), emitter.Of(right), answer));
        return answer;
    }
}
