using Yingshang.Platform.People;

namespace Yingshang.Cases.Engine;

/// <summary>Who does something to a case.</summary>
public readonly record struct Actor(Guid? AccountId, string Name, Guid? UnitId)
{
    public static Actor Of(CurrentUser user) => new(user.AccountId, user.StandsInFor is { } away ? $"{user.Name}（代{away}）" : user.Name, user.UnitId);

    public static Actor Enterprise(string name) => new(null, name, null);

    public static readonly Actor System = new(null, "系统", null);
}
