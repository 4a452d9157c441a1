namespace Yingshang.Platform.Web;

/// <summary>What is said of an answer that is not what was asked for, on the page and over the interface.</summary>
public static class TroubleWords
{
    public static (string Title, string Text) Of(int status) => status switch
    {
        401 => ("请先登录", "这里要登录以后，或者带上接口密钥才能访问。"),
        403 => ("您不能打开这一页", "这一页不在您的职责范围内。如果工作确实需要，请联系本单位的账号管理人员。"),
        404 => ("没有找到这一页", "地址可能写错了，或者内容已经移走。如果是从链接过来的，可以回到列表里重新打开。"),
        409 => ("别人刚刚改过", "您打开之后，另一位同事改了这一件。请返回上一页，刷新后再办；您填写的内容还在上一页。"),
        400 => ("页面停留太久了", "为了安全，这张表单已经过期。请返回上一页，刷新后再提交；已写的内容可以先复制下来。"),
        _ => ("系统出了问题", "这一步没有办成，数据没有改动。请稍后再试。"),
    };
}
