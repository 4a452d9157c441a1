namespace Yingshang.Enterprises;

/// <summary>A section that another module adds to the file page of an enterprise: <c>services.AddSingleton(new EnterpriseSection("诉求", typeof(EnterpriseDemands), CaseActions.View, 10))</c>.</summary>
/// <param name="Title">heading of the section and of its anchor</param>
/// <param name="Component">a Razor component with a parameter <c>Guid EnterpriseId</c></param>
/// <param name="Action">shown only to those who may do it in some scope; the component still narrows by scope</param>
/// <param name="Order">lower ones first</param>
public sealed record EnterpriseSection(string Title, Type Component, string Action, int Order);
