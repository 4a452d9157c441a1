using System.ComponentModel.DataAnnotations;

namespace Yingshang.Cases.Matters;

public sealed class AddToMatterForm : VersionedForm
{
    [Required(ErrorMessage = "请选择哪一类事")]
    public Guid? MatterId { get; set; }
}
