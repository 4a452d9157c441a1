using Microsoft.EntityFrameworkCore;

namespace Yingshang.Cases.Documents;

internal static class DocumentsMapping
{
    public static void Map(ModelBuilder model) => model.Entity<IssuedDocument>(e =>
    {
        e.ToTable("issued_documents");
        e.HasIndex(d => d.Key).IsUnique();
        e.HasIndex(d => d.CaseId);
        e.HasIndex(d => new { d.About, d.SubjectId });
        e.HasIndex(d => d.IssuedAt);
    });
}
