namespace Guiju.Server.Storage;

/// <summary>
/// Answers many who ask at the same time with one query: whoever asks while a query is under way is answered by the next one, which reads what is
/// committed by then. Who asks alone is answered at once.
/// </summary>
/// <param name="load">Finds the values of these keys; a key that it does not answer has none.</param>
public sealed class Gathering<TKey, TValue>(Func<IReadOnlyCollection<TKey>, Task<IReadOnlyDictionary<TKey, TValue>>> load)
    where TKey : notnull where TValue : class
{
    private readonly Lock _gate = new();
    private Dictionary<TKey, TaskCompletionSource<TValue?>> _asked = [];
    private bool _isAsking;

    /// <summary>The value of a key, or null.</summary>
    public Task<TValue?> Find(TKey key, CancellationToken ct)
    {
        TaskCompletionSource<TValue?>? answer;
        bool begins;
        lock (_gate)
        {
            if (!_asked.TryGetValue(key, out answer))
                _asked[key] = answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
            (begins, _isAsking) = (!_isAsking, true);
        }

        if (begins)
            _ = AskAsync();
        return answer.Task.WaitAsync(ct);
    }

    private async Task AskAsync()
    {
        while (Take() is { Count: > 0 } asked)
        {
            try
            {
                var found = await load(asked.Keys);
                foreach (var (key, answer) in asked)
                    answer.SetResult(found.GetValueOrDefault(key));
            }
            catch (Exception failure)
            {
                foreach (var answer in asked.Values)
                    answer.TrySetException(failure);
            }
        }
    }

    private Dictionary<TKey, TaskCompletionSource<TValue?>> Take()
    {
        lock (_gate)
        {
            var asked = _asked;
            (_asked, _isAsking) = ([], asked.Count > 0);
            return asked;
        }
    }
}
