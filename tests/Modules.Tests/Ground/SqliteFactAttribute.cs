namespace Yingshang.Modules.Tests.Ground;

/// <summary>Runs on SQLite only: what it lays down is large, and that both databases answer alike is shown by smaller tests.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqliteFactAttribute : FactAttribute
{
    public SqliteFactAttribute()
    {
        if (TestDistrict.OnPostgreSql) Skip = "A whole demo district takes minutes on PostgreSQL; its figures are checked on SQLite.";
    }
}
