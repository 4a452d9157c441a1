using Yingshang.Platform.Modules;

namespace Yingshang.Enterprises;

/// <summary>企业库: one enterprise, one file.</summary>
public sealed class EnterprisesModule : Module;
