namespace Yingshang.Enterprises.ImportEnterprises;

internal static class ImportWords
{
    public static string Of(ImportState state) => state switch
    {
        ImportState.Checked => "已试算，还没有导入",
        ImportState.Queued => "等待导入",
        ImportState.Running => "正在导入",
        ImportState.Stopping => "正在停下",
        ImportState.Stopped => "已停下",
        ImportState.Done => "已导入",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
