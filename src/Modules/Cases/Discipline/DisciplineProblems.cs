using Yingshang.Cases.Engine;
using Yingshang.Platform.Results;

namespace Yingshang.Cases.Discipline;

/// <summary>Why evidence is not taken.</summary>
public static class DisciplineProblems
{
    public static Problem NotExceptional(Case c) => new("discipline.not-exceptional", $"{c.Number} 没有达到异常的门槛，不能在这里调取留痕材料。");
}
