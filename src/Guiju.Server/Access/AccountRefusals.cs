using System.Text.Json;
using Guiju.Server.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Guiju.Server.Access;

/// <summary>Identity's answers as refusals.</summary>
internal static class AccountRefusals
{
    extension(IdentityResult result)
    {
        /// <summary>Refuses with the first error, such as <c>account.duplicate-user-name</c>.</summary>
        public void Must()
        {
            if (result.Succeeded)
                return;
            throw new Refusal("account." + JsonNamingPolicy.KebabCaseLower.ConvertName(result.Errors.First().Code), PasswordRules.Shortest);
        }
    }
}
