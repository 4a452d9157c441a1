using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Yingshang.Platform.Storage;

/// <summary>Records of the past, laid down with every version they went through, so that <see cref="DistrictDb.AsOf{T}"/> finds them as they were known then.
/// For the demo district and for taking over an older system. Kinds of rows are written in the order in which they were first noted.</summary>
public sealed class Chronicle(DistrictDb db)
{
    private readonly Dictionary<Type, Book> _books = [];
    private readonly List<Book> _order = [];

    /// <summary>A row became known or has changed at this UTC instant. Noting what has not changed does nothing; instants of a row never go back.</summary>
    public void Note(VersionedRow row, DateTime utc)
    {
        if (!_books.TryGetValue(row.GetType(), out var book))
        {
            _books[row.GetType()] = book = new Book(db.Model, row.GetType());
            _order.Add(book);
        }
        book.Note(row, UtcMicroseconds.Truncate(utc));
    }

    /// <summary>Writes rows and their histories. The caller is inside <see cref="DistrictDb.BeginWriteAsync"/> and records in the audit chain what was brought in.</summary>
    public async Task WriteAsync(CancellationToken cancel)
    {
        foreach (var book in _order) await book.WriteAsync(db, cancel);
    }

    private sealed class Book
    {
        private readonly string _table, _historyTable;
        private readonly BulkWriter.Column[] _columns, _historyColumns;
        private readonly int _supersededAt;
        private readonly Dictionary<VersionedRow, object?[]> _known = new(ReferenceEqualityComparer.Instance);
        private readonly List<object?[]> _past = [];

        public Book(IModel model, Type type)
        {
            var entity = model.FindEntityType(type)!;
            _table = entity.GetTableName()!;
            _columns = BulkWriter.Columns(entity);
            var history = model.FindEntityType(History.Name(entity))!;
            _historyTable = history.GetTableName()!;
            var byName = BulkWriter.Columns(history).ToDictionary(c => c.Name);
            _historyColumns = [.. _columns.Select(c => byName[c.Name]), .. byName.Values.Where(h => _columns.All(c => c.Name != h.Name))];
            _supersededAt = _columns.Length;
        }

        public void Note(VersionedRow row, DateTime utc)
        {
            if (!_known.TryGetValue(row, out var was)) row.RecordedOn(utc);
            else if (IsSame(was, row)) return;
            else
            {
                Supersede(was, row, utc);
                row.RecordedOn(utc, row.Version + 1);
            }
            _known[row] = Array.ConvertAll(_columns, c => c.Value(row));
        }

        public async Task WriteAsync(DistrictDb db, CancellationToken cancel)
        {
            await BulkWriter.InsertAsync(db, _table, _columns, _known.Values, cancel);
            await BulkWriter.InsertAsync(db, _historyTable, _historyColumns, _past, cancel);
        }

        private bool IsSame(object?[] was, VersionedRow row)
        {
            for (var i = 0; i < _columns.Length; i++)
                if (_columns[i].IsContent && !Equals(was[i], _columns[i].Value(row))) return false;
            return true;
        }

        private void Supersede(object?[] was, VersionedRow row, DateTime utc)
        {
            if (utc < row.RecordedAt) throw new InvalidOperationException($"{row.GetType().Name} changed before it was known");
            var past = new object?[_historyColumns.Length];
            was.CopyTo(past, 0);
            past[_supersededAt] = utc;
            _past.Add(past);
        }
    }
}
