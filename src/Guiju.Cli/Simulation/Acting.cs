using System.Net;
using System.Text.Json;
using Guiju.Server.Kernel;
using Guiju.Server.Ledger;
using Guiju.Server.Orders;

namespace Guiju.Cli.Simulation;

/// <summary>Does a step through the door, and gives way: what changed meanwhile is looked at again, what a norm forbids waits or gets a reason.</summary>
internal sealed class Acting(Door door, Crew crew, Diary diary, DateTimeOffset firstMorning)
{
    private static readonly TimeSpan Busy = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Aside = TimeSpan.FromMinutes(30);

    /// <summary>Does what is due on an order. Answers null when it is to be looked at again at once, or when to come back.</summary>
    public async Task<DateTimeOffset?> TryAsync(Story story, Branch branch, Chance chance, DateTimeOffset due, DateTimeOffset now, CancellationToken ct)
    {
        if (Play.Next(story, chance, now < firstMorning ? firstMorning : now) is not { } step)
            return null;
        if (step.At > now)
            return step.At;
        if (step.Act is "visit.departed" && crew.IsAway(story.Current!.EngineerId, story.Order.Id))
            return now + Busy;
        if (step.Body is DispatchOrder.Request dispatch)
        {
            if (crew.Choose(branch, story, chance.Of(story.Visits.Count)) is not { } engineer)
                return now + Busy;
            step = step with { Body = dispatch with { EngineerId = engineer } };
        }

        if (branch.Who(step, story, chance) is not { } who)
            return now + Aside;
        foreach (var picture in step.Pictures)
            diary.Count(await door.PutAsync(who, picture, ct));
        var body = step.Body with { OccurredAt = due < firstMorning && due >= story.Timeline[^1].OccurredAt ? due : null, Device = new(Story.Device, story.Timeline.Count + 1) };
        return await DoAsync(story, step with { Body = body }, chance, who, now, ct);
    }

    private async Task<DateTimeOffset?> DoAsync(Story story, Step step, Chance chance, string who, DateTimeOffset now, CancellationToken ct)
    {
        var answer = await door.PostAsync(who, step.Path, step.Body, story.Version, ct);
        diary.Write(now, story.Order.Number, step.Act, who, answer);
        if (answer.IsDone || answer.Status is HttpStatusCode.PreconditionFailed)
            return null;
        if (answer.Code is not "norm.gate")
            return answer.Status is HttpStatusCode.Conflict ? now + Busy : now + Aside;

        var violations = answer.Body!["violations"].Deserialize<List<Violation>>(Json.Options)!;
        if (violations.Find(v => v.Hard) is { } hard)
            return hard.OpensAt is { } opens && opens > now ? opens : now + Aside;

        var reasons = violations.Select(v => new Deviation(v.Norm, chance.Pick("why " + v.Norm, Phrasebook.Default.For("deviation", v.Norm)))).ToList();
        return await DoAsync(story, step with { Body = step.Body with { Deviations = reasons } }, chance, who, now, ct);
    }
}
