using Yingshang.Platform.Results;

namespace Yingshang.Platform.People;

/// <summary>Every refusal around accounts.</summary>
public static class PeopleProblems
{
    public static readonly Problem WrongNameOrPassword = new("people.wrong-name-or-password", "用户名或密码不对，请重新输入。忘记密码请联系系统管理员重置。");
    public static readonly Problem TooManyAttempts = new("people.too-many-attempts", "这个地址登录尝试太频繁，请过几分钟再试。");
    public static Problem Locked(DateTime until) => new("people.locked", $"连续输错次数过多，这个账号暂时锁定，{until:HH:mm} 以后可以再试。急用请联系系统管理员。");
    public static readonly Problem Disabled = new("people.disabled", "这个账号已经停用。如需恢复，请联系系统管理员。");
    public static readonly Problem WrongCode = new("people.wrong-code", "动态口令不对或者已经换了，请看手机上最新的六位数字再输入。");
    public static readonly Problem WrongPassword = new("people.wrong-password", "现在的密码不对，请重新输入。");
    public static readonly Problem SecondFactorRequired = new("people.second-factor-required", "您的岗位必须使用动态口令，不能关闭。换手机请重新设置。");
    public static readonly Problem NameTaken = new("people.name-taken", "这个用户名已经有人用，请换一个。");
    public static readonly Problem OwnAccount = new("people.own-account", "不能对自己的账号办理，请由另一位管理员办理。");
    public static Problem SameRole(string role) => new("people.same-role", $"现在就是{role}，没有变化。");
    public static readonly Problem NeedsUnit = new("people.needs-unit", "这个角色要先有所在单位。请系统管理员先写上单位。");
    public static readonly Problem NeedsLeader = new("people.needs-leader", "联络员要写明代哪位领导办理，请选择领导。");
    public static Problem AdminRolesApart(string name, string role) => new("people.admin-roles-apart", $"{name}已是{role}。系统、安全、审计三员不得由一人兼任，请先收回原角色，或者改授他人。");
    public static readonly Problem NeedsStaffNumber = new("people.needs-staff-number", "三员必须有工号，才能核对是否一人兼任。请系统管理员先写上工号。");
    public static readonly Problem NoSecondFactor = new("people.no-second-factor", "这个账号没有开启动态口令，不用解除。");
    public static Problem TooManyKeys(int most) => new("people.too-many-keys", $"有效的密钥最多 {most} 个。请先撤销不用的，再建立新的。");
    public static readonly Problem AlreadyBlanked = new("people.already-blanked", "这一条的内容已经隐去。");
    public static readonly Problem LastOfItsKind = new("people.last-of-its-kind", "这是最后一个在用的这类管理员账号，停用后就没有人能管理了。请先设好接替的人。");
}
