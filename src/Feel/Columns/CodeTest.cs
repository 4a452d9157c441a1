namespace Yingshang.Feel.Columns;

/// <summary>A condition over one text or set field, as asked of each distinct value.</summary>
internal abstract class CodeTest
{
    /// <summary>By code; 0 is a missing value.</summary>
    public abstract Truth[] Ask(Field field, CodeBook book);

    /// <summary>Equality with one of some texts (or with none of them) is found in the book; anything else is compiled.</summary>
    public static CodeTest Of(Bound bound, FieldDictionary dictionary, AmbientValues ambient) =>
        OneOf.Read(bound) is { } oneOf ? oneOf : new AnyTest(bound, dictionary, ambient);

    private sealed class OneOf(IReadOnlyList<string> texts, bool negated) : CodeTest
    {
        public override Truth[] Ask(Field field, CodeBook book)
        {
            var truths = new Truth[book.Count];
            Array.Fill(truths, Of(negated));
            foreach (var text in texts)
                if (book.Find(text) is > 0 and var code) truths[code] = Of(!negated);
            truths[0] = field.Missing switch
            {
                Missing.None => Of(texts.Contains("", StringComparer.Ordinal) != negated),
                Missing.NotApplicable => Truth.False,
                _ => Truth.Unknown,
            };
            return truths;
        }

        public static OneOf? Read(Bound bound)
        {
            if (bound is BoundCompare { Operator: Comparison.NotEqual, Left: BoundField, Right: BoundConstant { Value: string other } }) return new OneOf([other], negated: true);
            var texts = new List<string>();
            return bound.Kind == FeelKind.Bool && Gather(bound, texts) ? new OneOf(texts, negated: false) : null;
        }

        private static bool Gather(Bound bound, List<string> texts)
        {
            if (bound is BoundLogic { IsAnd: false } any) return any.Operands.All(o => Gather(o, texts));
            if (bound is not BoundCompare { Operator: Comparison.Equal, Left: BoundField, Right: BoundConstant { Value: string text } }) return false;
            texts.Add(text);
            return true;
        }

        private static Truth Of(bool value) => value ? Truth.True : Truth.False;
    }

    private sealed class AnyTest(Bound bound, FieldDictionary dictionary, AmbientValues ambient) : CodeTest
    {
        public override Truth[] Ask(Field field, CodeBook book)
        {
            var isSet = field.Type == FeelType.Set;
            var bindings = isSet ? new FieldBindings<Entry>().Bind(field.Id, e => e.Set) : new FieldBindings<Entry>().Bind(field.Id, e => e.Text);
            var test = new Compiler(bindings, dictionary, FeelMode.Facts).Compile<Entry, bool?>(bound);
            var truths = new Truth[book.Count];
            for (var code = 0; code < truths.Length; code++)
            {
                var entry = isSet ? new Entry(null, book.SetOf(code)) : new Entry(book.TextOf(code), null);
                truths[code] = test(entry, ambient) switch { true => Truth.True, false => Truth.False, null => Truth.Unknown };
            }
            return truths;
        }
    }

    private sealed record Entry(string? Text, IReadOnlyList<string>? Set);
}
