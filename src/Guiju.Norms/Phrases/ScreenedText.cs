using Guiju.Norms.Programs;

namespace Guiju.Norms.Phrases;

/// <summary>What a norm looks for in the texts of an act.</summary>
/// <param name="Pack">Pack id.</param>
/// <param name="Revision">Pack revision.</param>
/// <param name="Norm">Norm id.</param>
/// <param name="Fields">The fields of the act that are screened.</param>
/// <param name="Forbid">What they may not say.</param>
/// <param name="Promise">By which words somebody binds himself.</param>
public sealed record ScreenedText(
    string Pack, string Revision, string Norm, IReadOnlyList<string> Fields, IReadOnlyList<PhraseProgram> Forbid, IReadOnlyList<PhraseProgram> Promise);

/// <summary>A sentence by which somebody binds himself.</summary>
/// <param name="Pack">Pack id.</param>
/// <param name="Revision">Pack revision.</param>
/// <param name="Norm">The norm that lists the words.</param>
/// <param name="Field">The field in which it stands.</param>
/// <param name="Sentence">The sentence.</param>
public sealed record Assurance(string Pack, string Revision, string Norm, string Field, string Sentence);
