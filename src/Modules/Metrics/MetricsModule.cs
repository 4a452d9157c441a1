using Yingshang.Platform.Modules;

namespace Yingshang.Metrics;

/// <summary>指标口径: defined numbers over the district's records, each with its birth certificate.</summary>
public sealed class MetricsModule : Module;
