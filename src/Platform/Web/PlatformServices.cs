using System.Xml.Linq;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Yingshang.Platform.Audit;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Imports;
using Yingshang.Platform.Modules;
using Yingshang.Platform.Outbox;
using Yingshang.Platform.People;
using Yingshang.Platform.People.Accounts;
using Yingshang.Platform.People.ApiKeys;
using Yingshang.Platform.People.AuditTrail;
using Yingshang.Platform.People.Me;
using Yingshang.Platform.People.SignIn;
using Yingshang.Platform.Storage;

namespace Yingshang.Platform.Web;

/// <summary>What the platform puts into the container. Everything of a district is scoped and comes from <see cref="CurrentDistrict"/>.</summary>
public static class PlatformServices
{
    public static IServiceCollection AddPlatform(this IServiceCollection services, ModuleList modules, DistrictList districts)
    {
        services.AddSingleton(modules);
        services.AddSingleton(districts);
        services.AddScoped<CurrentDistrict>();
        services.AddScoped<CurrentUser>();
        services.AddScoped(s => s.GetRequiredService<CurrentDistrict>().District);
        services.AddScoped(s => s.GetRequiredService<District>().Calendar);
        services.AddScoped(s => s.GetRequiredService<District>().Profile);
        services.AddScoped(s => s.GetRequiredService<District>().NewDb(s.GetRequiredService<CurrentUser>()));
        services.AddHostedService<AuditSealer>();
        services.AddHostedService<DeclarationRenewal>();
        services.AddOutbox();
        services.AddScoped<ImportRuns>().AddHostedService<ImportWorker>();
        AddSignIn(services);
        foreach (var module in modules.Modules) module.Services(services);
        return services;
    }

    private static void AddSignIn(IServiceCollection services)
    {
        services.AddIdentityCore<Account>(o =>
            {
                // Lockout and passwords follow the district's security.yaml: see SignInHandler and PasswordRules.
                o.User.AllowedUserNameCharacters = "";
            })
            .AddUserStore<UserOnlyStore<Account, DistrictDb, Guid>>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(o =>
        {
            o.Cookie.Name = "ys";
            o.Cookie.SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax;
            o.LoginPath = "/sign-in";
            o.AccessDeniedPath = "/not-allowed";
            o.ReturnUrlParameter = "back";
        });
        services.AddSingleton<AttemptLimiter>();
        services.AddScoped(s => s.GetRequiredService<District>().Declared<SecurityRules>());
        services.AddScoped<PendingSignIn>();
        services.AddScoped<SignInHandler>();
        services.AddScoped<ConfirmCodeHandler>();
        services.AddScoped<ReplacePasswordHandler>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<ChangePasswordHandler>();
        services.AddScoped<IssueApiKeyHandler>();
        services.AddScoped<AdminRoles>();
        services.AddScoped<CreateAccountHandler>();
        services.AddScoped<ChangeAccountHandler>();
        services.AddScoped<DisableAccountHandler>();
        services.AddScoped<ResetPasswordHandler>();
        services.AddScoped<GrantRoleHandler>();
        services.AddScoped<LiftSecondFactorHandler>();
        services.AddScoped<BlankContentHandler>();
        services.AddDataProtection().SetApplicationName("Yingshang");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new StoredKeys(s.GetRequiredService<DistrictList>().Main)));
    }

    /// <summary>Keys that protect cookies and forms, in the store of the process's first district.</summary>
    private sealed class StoredKeys(District district) : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements()
        {
            using var db = district.NewSystemDb();
            return [.. db.Set<ProtectionKey>().AsNoTracking().AsEnumerable().Select(k => XElement.Parse(k.Xml))];
        }

        public void StoreElement(XElement element, string friendlyName)
        {
            using var db = district.NewSystemDb();
            db.Set<ProtectionKey>().Add(new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
            db.SaveAsync().GetAwaiter().GetResult();
        }
    }
}
