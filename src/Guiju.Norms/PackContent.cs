namespace Guiju.Norms;

/// <summary>Which requirement a part of a pack answers.</summary>
/// <param name="Requirement">Id of the requirement, as in the catalogue.</param>
/// <param name="Kind">gate, norm, attest, inspect, card, phrases, table, sheet or form.</param>
/// <param name="Name">Id or name of the part within its pack.</param>
public sealed record Answer(string Requirement, string Kind, string Name);

/// <summary>A course card: what people read, acknowledge and are asked about.</summary>
/// <param name="Name">Name within the pack.</param>
/// <param name="Title">Title.</param>
/// <param name="Text">What it teaches.</param>
/// <param name="Quiz">The questions.</param>
public sealed record CourseCard(string Name, LocalText Title, LocalText Text, IReadOnlyList<QuizQuestion> Quiz);

/// <summary>A question with its choices.</summary>
/// <param name="Ask">The question.</param>
/// <param name="Choices">Two choices or more.</param>
/// <param name="Right">The right one, from 0.</param>
public sealed record QuizQuestion(LocalText Ask, IReadOnlyList<LocalText> Choices, int Right);

/// <summary>A sheet of lines that an inspector scores by sample, or that a person ticks; its lines are the norms that name it.</summary>
/// <param name="Name">Name within the pack.</param>
/// <param name="Title">Title.</param>
/// <param name="Basis">What an inspector may score from: recording, photo, call-back, site, document.</param>
/// <param name="Most">The highest score of a line; 1 means passed or not.</param>
public sealed record CheckSheet(string Name, LocalText Title, IReadOnlyList<string> Basis, int Most);

/// <summary>A form that a standard prescribes, with its fields in their order.</summary>
/// <param name="Name">Name within the pack.</param>
/// <param name="Title">Title.</param>
/// <param name="Fields">The fields.</param>
public sealed record PackForm(string Name, LocalText Title, IReadOnlyList<PackFormField> Fields);

/// <summary>A field of such a form.</summary>
/// <param name="Name">Name within the form.</param>
/// <param name="Label">What it is called on paper.</param>
/// <param name="Kind">text, number, instant, bool or signature.</param>
/// <param name="Required">Whether it must be filled.</param>
public sealed record PackFormField(string Name, LocalText Label, string Kind, bool Required);
