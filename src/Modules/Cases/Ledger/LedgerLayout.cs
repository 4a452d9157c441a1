using Yingshang.Cases.Engine;
using Yingshang.Gongwen;
using Yingshang.Platform.Packs;
using Yingshang.WorkCalendars;

namespace Yingshang.Cases.Ledger;

/// <summary><c>documents/ledger.yaml</c>: the columns of the 台账, and which of them may be corrected in the sheet.</summary>
public sealed record LedgerLayout(string Title, IReadOnlyList<LedgerColumn> Columns)
{
    internal static LedgerLayout Read(PackReader pack)
    {
        var top = pack.Read("documents/ledger.yaml");
        var layout = new LedgerLayout(top?.Text("title") ?? "", [.. (top?.List("columns") ?? []).Select(Column)]);
        if (top is not null && !layout.Columns.Any(c => c.Field == LedgerFields.Key)) top.Problem($"台账要有“{LedgerFields.Key}”一列，导入时凭它认件。");
        top?.TextOrNull("source");
        top?.NothingElse();
        return layout;
    }

    private static LedgerColumn Column(DeclarationNode node)
    {
        var field = node.Choice("field", [.. LedgerFields.All.Select(f => f.Name)]);
        var column = new LedgerColumn(field, node.Text("head"), (double)node.Number("width"), node.Flag("may_change"));
        if (column.MayChange && LedgerFields.All.FirstOrDefault(f => f.Name == field) is { IsChangeable: false }) node.Node("may_change")!.Problem($"“{field}”不能在表里改。可以改的有：{string.Join("、", LedgerFields.All.Where(f => f.IsChangeable).Select(f => f.Name))}。");
        node.NothingElse();
        return column;
    }
}

/// <param name="Field">a name of <see cref="LedgerFields"/></param>
public sealed record LedgerColumn(string Field, string Head, double Width, bool MayChange);

/// <summary>What a ledger can show.</summary>
public sealed record LedgerField(string Name, SheetCellKind Kind, Func<LedgerRow, object?> Read, bool IsChangeable = false);

/// <summary>A demand as a row, with what its reader may see.</summary>
public sealed record LedgerRow(int Order, Case Case, Demand Demand, string Enterprise, string Title, string? Territory, string? Lead, string? Step, DateOnly? StepLastDay);

internal static class LedgerFields
{
    public const string Key = "诉求编号";

    public static readonly IReadOnlyList<LedgerField> All =
    [
        new("序号", SheetCellKind.Number, r => r.Order), new(Key, SheetCellKind.Text, r => r.Case.Number), new("外部编号", SheetCellKind.Text, r => r.Demand.ExternalNumber, IsChangeable: true),
        new("收到时间", SheetCellKind.Moment, r => r.Case.ReceivedAt.ToShanghai()), new("来源", SheetCellKind.Text, r => r.Case.Channel), new("企业", SheetCellKind.Text, r => r.Enterprise),
        new("属地", SheetCellKind.Text, r => r.Territory, IsChangeable: true), new("性质", SheetCellKind.Text, r => r.Case.Nature, IsChangeable: true), new("主题", SheetCellKind.Text, r => r.Case.Topic, IsChangeable: true),
        new("标题", SheetCellKind.Text, r => r.Title), new("主办单位", SheetCellKind.Text, r => r.Lead), new("当前环节", SheetCellKind.Text, r => r.Step), new("环节期限", SheetCellKind.Date, r => r.StepLastDay),
        new("办理状态", SheetCellKind.Text, r => r.Case.State.Word), new("结果", SheetCellKind.Text, r => r.Case.Outcome), new("办结日期", SheetCellKind.Date, r => r.Case.AnsweredOn),
        new("下次答复", SheetCellKind.Date, r => r.Demand.NextDate), new("企业评价", SheetCellKind.Number, r => r.Demand.Rating),
    ];

    public static LedgerField Named(string name) => All.Single(f => f.Name == name);
}
