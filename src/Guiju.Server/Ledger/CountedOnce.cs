using System.Text.Json;
using Guiju.Server.Kernel;
using Guiju.Server.Storage;

namespace Guiju.Server.Ledger;

/// <summary>Lets a command that changes tables and no timeline count once as well: its key is written with the change.</summary>
public static class CountedOnce
{
    extension(CommandContext command)
    {
        /// <summary>Adds the key, if there is one, to what is saved next. Not for requests that carry a secret, for the request's hash is kept.</summary>
        public void Keep(GuijuDb db, Guid subject, object answer, DateTimeOffset now)
        {
            if (command.Key is not { } key)
                return;

            command.KeyWritten = true;
            db.Add(new ActRow
            {
                OrgId = command.OrgId,
                Key = key,
                UserId = command.Actor.Id ?? Guid.Empty,
                RequestHash = command.RequestHash,
                CaseId = subject,
                Status = StatusCodes.Status201Created,
                Answer = JsonSerializer.Serialize(answer, answer.GetType(), Json.Options),
                AnsweredAt = now,
            });
        }
    }
}
