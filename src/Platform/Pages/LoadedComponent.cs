using Microsoft.AspNetCore.Components;

namespace Yingshang.Platform.Pages;

/// <summary>Base of pages and of components that read from the store: renders once, when everything has been read. The framework's own base renders a first time
/// while <c>OnInitializedAsync</c> still waits, which on a server-rendered page shows nobody anything, meets fields that are not yet filled, and lets
/// children read from the same context at the same time.</summary>
public abstract class LoadedComponent : ComponentBase
{
    private bool _isInitialized;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!_isInitialized)
        {
            _isInitialized = true;
            OnInitialized();
            await OnInitializedAsync();
        }
        OnParametersSet();
        await OnParametersSetAsync();
        StateHasChanged();
    }
}
