using static Guiju.Norms.Programs.DeclareTemplate;

namespace Guiju.Norms.Bulk.Lanes;

/// <summary>The masks that every event needs.</summary>
internal sealed class StepMasks
{
    public readonly ulong Preceded;
    public readonly ulong PrecededOrNot;
    public readonly ulong PrecededAlternately;
    public readonly ulong PrecededDirectly;
    public readonly ulong PrecededDirectlyOrNot;
    public readonly ulong FollowedAlternately;
    public readonly ulong FollowedDirectly;
    public readonly ulong Counting;

    public StepMasks(Meaning meaning)
    {
        Preceded = meaning.Of(Precedence, Succession);
        PrecededOrNot = Preceded | meaning.Of(NotResponse, NotPrecedence, NotSuccession);
        PrecededAlternately = meaning.Of(AlternatePrecedence, AlternateSuccession);
        PrecededDirectly = meaning.Of(ChainPrecedence, ChainSuccession);
        PrecededDirectlyOrNot = PrecededDirectly | meaning.Of(NotChainResponse, NotChainPrecedence, NotChainSuccession);
        FollowedAlternately = meaning.Of(AlternateResponse, AlternateSuccession);
        FollowedDirectly = meaning.Of(ChainResponse, ChainSuccession);
        Counting = meaning.Of(Existence, Absence, Exactly);
    }
}
