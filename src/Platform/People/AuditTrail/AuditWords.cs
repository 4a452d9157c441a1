namespace Yingshang.Platform.People.AuditTrail;

/// <summary>What the actions of the audit chain are called on the page. Each module adds its own when the pack loads.</summary>
public sealed class AuditWords
{
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal)
    {
        ["import.checked"] = "试算导入文件", ["import.started"] = "开始导入",
        ["account.created"] = "新建账号", ["account.changed"] = "修改账号", ["account.disabled"] = "停用账号", ["account.enabled"] = "恢复账号",
        ["account.password-reset"] = "重置密码", ["account.password-changed"] = "修改密码", ["account.role-granted"] = "授予角色",
        ["account.signed-in"] = "登录", ["account.signed-out"] = "退出登录", ["account.sign-in-failed"] = "登录失败，密码不对", ["account.locked"] = "连续输错，锁定账号",
        ["account.code-refused"] = "动态口令不对", ["account.recovery-code-tried"] = "使用备用码", ["account.recovery-codes-renewed"] = "更换备用码",
        ["account.second-factor-on"] = "开启动态口令", ["account.second-factor-off"] = "关闭动态口令", ["account.second-factor-lifted"] = "解除动态口令",
        ["dataset.exported"] = "导出数据集", ["account.api-key-created"] = "建立接口密钥", ["account.api-key-revoked"] = "撤销接口密钥",
        ["outbox.retried"] = "重发消息", ["outbox.dropped"] = "不再发消息", ["audit.blanked"] = "隐去留痕内容", ["person.unmasked"] = "查看明文", ["unit.created"] = "新建单位", ["group.created"] = "新建专班", ["district.seeded"] = "建立演示区县", ["district.founded"] = "建立区县", ["declaration.served"] = "启用声明",
    };

    private readonly Dictionary<string, string> _kinds = new(StringComparer.Ordinal)
    {
        ["account"] = "账号", ["unit"] = "单位", ["group"] = "专班", ["declaration"] = "声明", ["district"] = "区县", ["audit"] = "留痕", ["export"] = "导出", ["message"] = "消息",
        ["import"] = "导入",
    };

    /// <summary>What the kinds of subjects are called.</summary>
    public IReadOnlyDictionary<string, string> Kinds => _kinds;

    public IReadOnlyDictionary<string, string> All => _words;

    public void Add(params IEnumerable<(string Action, string Word)> words)
    {
        foreach (var (action, word) in words) _words.Add(action, word);
    }

    public void AddKinds(params IEnumerable<(string Kind, string Word)> kinds)
    {
        foreach (var (kind, word) in kinds) _kinds.Add(kind, word);
    }

    public string OfKind(string kind) => _kinds.GetValueOrDefault(kind, kind);

    /// <summary>The word of an action, or its id where nobody gave one.</summary>
    public string Of(string action) => _words.GetValueOrDefault(action, action);
}
