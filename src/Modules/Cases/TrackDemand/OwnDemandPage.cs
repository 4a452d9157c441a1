using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Http;
using Yingshang.Cases.Engine;
using Yingshang.Cases.Procedures;
using Yingshang.Platform.Districts;
using Yingshang.Platform.Pages;
using Yingshang.Platform.Results;
using Yingshang.Platform.Storage;

namespace Yingshang.Cases.TrackDemand;

/// <summary>A page with one form by which the enterprise does one thing to its demand. Whoever has not proved the telephone is led there first.</summary>
public abstract class OwnDemandPage<TForm> : LoadedComponent where TForm : class, new()
{
    [Parameter] public string Code { get; set; } = "";
    [SupplyParameterFromForm] protected TForm? Form { get; set; }
    [CascadingParameter] protected HttpContext Http { get; set; } = null!;
    [Inject] protected DemandByCode Demands { get; set; } = null!;
    [Inject] protected DistrictDb Db { get; set; } = null!;
    [Inject] protected District District { get; set; } = null!;
    [Inject] protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>Null while there is nothing to show, because the person is led elsewhere.</summary>
    protected Case? Case { get; private set; }
    protected Procedure Procedure { get; private set; } = null!;
    protected EditContext Edit { get; private set; } = null!;
    protected Problem? Problem { get; private set; }
    protected CancellationToken Cancel => Http.RequestAborted;
    protected string Home => $"/d/{Code}";

    /// <summary>Said on the demand's page afterwards.</summary>
    protected abstract string Done { get; }

    protected abstract Task<Result> HandleAsync(TForm form);

    protected virtual IEnumerable<(string Field, string Message)> Check(TForm form) => [];

    protected override async Task OnInitializedAsync()
    {
        Form ??= new TForm();
        Edit = new EditContext(Form);
        var found = await Demands.FindAsync(Code, Cancel);
        if (found.Value is not { } c)
        {
            Navigation.NavigateTo("/track");
            return;
        }
        var isVerified = (await Db.Demands.FindAsync([c.Id], Cancel))!.IsVerified;
        Procedure = District.Declared<ProcedureBook>().At(District, c.ProcedureId, c.ProcedureVersion);
        if (Demands.MayRead(c, isVerified)) Case = c;
        else Navigation.NavigateTo($"/d/{Code}/verify");
    }

    protected async Task SubmitAsync()
    {
        if (Case is null || !Edit.Show(Check(Form!))) return;
        Problem = (await HandleAsync(Form!)).Problem;
        if (Problem is not null) return;
        Http.SetFlash(Done);
        Navigation.NavigateTo(Home);
    }
}

/// <summary>Errors that no attribute can find, beside the fields they belong to.</summary>
internal static class FormErrors
{
    /// <summary>Validates the form's attributes, adds the errors given, and is true when there are none.</summary>
    public static bool Show(this EditContext edit, IEnumerable<(string Field, string Message)> errors)
    {
        var passes = edit.Validate();
        var messages = new ValidationMessageStore(edit);
        foreach (var (field, message) in errors)
        {
            messages.Add(edit.Field(field), message);
            passes = false;
        }
        edit.NotifyValidationStateChanged();
        return passes;
    }
}
