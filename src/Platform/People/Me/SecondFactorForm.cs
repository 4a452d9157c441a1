using System.ComponentModel.DataAnnotations;

namespace Yingshang.Platform.People.Me;

internal sealed class SecondFactorForm
{
    [Required(ErrorMessage = "请输入动态口令"), StringLength(20, ErrorMessage = "动态口令是六位数字")]
    public string? Code { get; set; }

    /// <summary>on, off, codes: which button was pressed.</summary>
    public string? Do { get; set; }
}
