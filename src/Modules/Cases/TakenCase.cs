using Yingshang.Cases.Engine;
using Yingshang.Platform.Results;

namespace Yingshang.Cases;

/// <summary>A demand that this person may change now, as it was when the form was opened.</summary>
internal sealed record TakenCase(Case Case, Demand Demand);

internal static class CaseTaking
{
    extension(CaseAccess access)
    {
        /// <summary>What most acts begin with. What stands in the way is said before who was faster: it tells more.</summary>
        /// <param name="refusal">why it cannot be done now; null when it can</param>
        public async Task<Result<TakenCase>> TakeAsync(Guid id, string action, VersionedForm form, Func<Case, Problem?> refusal, CancellationToken cancel)
        {
            var (c, demand, changed) = await access.LoadAsync(id, action, form, cancel);
            return (refusal(c) ?? changed) is { } no ? no : new TakenCase(c, demand);
        }
    }
}
