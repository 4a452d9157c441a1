using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingshang.Platform.Packs;
using Yingshang.Platform.Storage;

namespace Yingshang.Platform.Modules;

/// <summary>A module's table of contents: what it stores, what it reads from the pack, what it serves. One instance for the life of the process,
/// without state of any district.</summary>
public abstract class Module
{
    /// <summary>Entities and their mapping. Called once for each database provider.</summary>
    public virtual void Map(ModelBuilder model) { }

    /// <summary>Reads the module's declarations from a pack into <paramref name="declared"/>; problems go to the reader.</summary>
    public virtual void Declare(PackReader pack, Declarations declared) { }

    /// <summary>Asked before changes are written: what has to be derived from them again. It runs after them, in their transaction. Null: nothing.</summary>
    public virtual Func<CancellationToken, Task>? Derive(DistrictDb db) => null;

    public virtual void Services(IServiceCollection services) { }

    /// <summary>Addresses that are not Razor pages: downloads, API.</summary>
    public virtual void Endpoints(IEndpointRouteBuilder endpoints) { }

    public System.Reflection.Assembly Assembly => GetType().Assembly;
}

/// <summary>The modules of this program, lower ones first.</summary>
public sealed record ModuleList(IReadOnlyList<Module> Modules);
