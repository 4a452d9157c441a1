using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Yingshang.Cases.Engine;
using Yingshang.Platform.Pages;
using Yingshang.Platform.Results;

namespace Yingshang.Cases;

/// <summary>A page with one form that does one thing to one demand: loads what this person may change, keeps what was typed when the business refuses,
/// and goes back to the demand when it is done.</summary>
public abstract class CaseFormPage<TForm> : LoadedComponent where TForm : VersionedForm, new()
{
    [Parameter] public Guid Id { get; set; }
    [SupplyParameterFromForm] protected TForm? Form { get; set; }
    [CascadingParameter] protected HttpContext Http { get; set; } = null!;
    [Inject] protected CaseAccess Access { get; set; } = null!;
    [Inject] protected NavigationManager Navigation { get; set; } = null!;

    protected Case Case { get; private set; } = null!;
    protected Demand Demand { get; private set; } = null!;
    protected Problem? Problem { get; private set; }
    protected CancellationToken Cancel => Http.RequestAborted;

    /// <summary>The action of the access table that this page does.</summary>
    protected abstract string Action { get; }

    /// <summary>What is said on the demand's page afterwards.</summary>
    protected abstract string Done { get; }

    /// <summary>Where the person goes afterwards.</summary>
    protected virtual string Next => $"/cases/{Id}";

    protected virtual TForm NewForm() => new();

    protected virtual Task LoadAsync() => Task.CompletedTask;

    protected abstract Task<Result> HandleAsync(TForm form);

    protected override async Task OnInitializedAsync()
    {
        (Case, Demand) = await Access.LoadAsync(Id, Action, Cancel);
        await LoadAsync();
        if (Form is not null) return;
        Form = NewForm();
        Form.Version = Case.Version;
    }

    protected async Task SubmitAsync()
    {
        Problem = (await HandleAsync(Form!)).Problem;
        // What refused has been told, on the demand as it is now: the next try starts from there.
        Form!.Version = Case.Version;
        if (Problem is not null) return;
        Http.SetFlash(Done);
        Navigation.NavigateTo(Next);
    }
}

/// <summary>A form over a demand carries the version it was opened with: what somebody else changed in between is told, not overwritten.</summary>
public class VersionedForm
{
    public int Version { get; set; }
}
