namespace Yingshang.Platform.Imports;

public static class ImportWords
{
    extension(ImportState state)
    {
        public string Word => state switch
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

    extension(ImportVerdict verdict)
    {
        public string Word => verdict switch
        {
            ImportVerdict.New => "新增",
            ImportVerdict.Changed => "变更",
            ImportVerdict.Unchanged => "无变化",
            ImportVerdict.Bad => "有问题",
            _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
        };
    }
}
