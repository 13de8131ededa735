using Guiju.Norms.Programs;
using static Guiju.Norms.Programs.DeclareTemplate;

namespace Guiju.Norms.Bulk.Lanes;

/// <summary>The masks that every end of a case needs, and what they make of what the lanes remember.</summary>
internal sealed class EndMasks(Meaning meaning)
{
    private readonly ulong never = meaning.Of(NotRespondedExistence, NotCoExistence, ExclusiveChoice);
    private readonly ulong followed = meaning.Of(Response, Succession, AlternateResponse, AlternateSuccession);
    private readonly ulong directly = meaning.Of(ChainResponse, ChainSuccession);
    private readonly ulong responded = meaning.Of(RespondedExistence);
    private readonly ulong together = meaning.Of(CoExistence);
    private readonly ulong chosen = meaning.Of(Choice, ExclusiveChoice);
    private readonly ulong init = meaning.Of(Init);
    private readonly ulong end = meaning.Of(End);
    private readonly ulong byA = meaning.Where(Meaning.ByA);
    private readonly ulong byB = meaning.Where(Meaning.ByB);
    private readonly ulong over1 = meaning.Counts(Absence, 1);
    private readonly ulong over2 = meaning.Counts(Absence, 2) | meaning.Counts(Exactly, 1);
    private readonly ulong over3 = meaning.Counts(Absence, 3) | meaning.Counts(Exactly, 2);
    private readonly ulong under1 = meaning.Counts(Existence, 1) | meaning.Counts(Exactly, 1);
    private readonly ulong under2 = meaning.Counts(Existence, 2) | meaning.Counts(Exactly, 2);
    private readonly ulong under3 = meaning.Counts(Existence, 3);

    /// <summary>Those that are broken for good, whatever may follow.</summary>
    public ulong Lost(in LaneState state, bool empty) =>
        state.Broken
        | (state.SeenA & state.SeenB & never)
        | (empty ? 0 : ~state.FirstA & init)
        | ((state.Ones | state.Twos) & over1) | (state.Twos & over2) | (state.Ones & state.Twos & over3);

    /// <summary>Those that are broken when nothing follows.</summary>
    public ulong Owed(in LaneState state, bool empty) =>
        (state.Open & followed)
        | (state.Before & directly)
        | (state.SeenA & ~state.SeenB & responded)
        | ((state.SeenA ^ state.SeenB) & together)
        | (~(state.SeenA | state.SeenB) & chosen)
        | (~state.Before & end)
        | (empty ? init : 0)
        | (~(state.Ones | state.Twos) & under1) | (~state.Twos & under2) | (~(state.Ones & state.Twos) & under3);

    /// <summary>Those that something activated.</summary>
    public ulong Activated(in LaneState state) => (state.SeenA & byA) | (state.SeenB & byB);
}
