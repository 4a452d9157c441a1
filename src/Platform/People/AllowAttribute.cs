namespace Yingshang.Platform.People;

/// <summary>Who may open a page or call an address: those to whom the table gives the action in some scope.
/// Every page and endpoint carries this or <see cref="OpenToAllAttribute"/>; a test walks all of them.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AllowAttribute(params string[] anyOf) : Attribute
{
    /// <summary>One of these is enough.</summary>
    public IReadOnlyList<string> AnyOf { get; } = anyOf;
}

/// <summary>Open to visitors.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenToAllAttribute : Attribute;

/// <summary>Open to everybody who has signed in.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SignedInAttribute : Attribute;

/// <summary>Not there, or not for this person to know that it is: becomes 404.</summary>
public sealed class NotThereException(string what) : Exception(what);

/// <summary>There, but not this person's to do: becomes 403.</summary>
public sealed class NotAllowedException(string action) : Exception($"Not allowed: {action}");
