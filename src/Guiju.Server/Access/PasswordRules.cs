using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;

namespace Guiju.Server.Access;

/// <summary>Long enough and not what everybody tries first; no rules on kinds of characters, no forced change.</summary>
public sealed class PasswordRules : IPasswordValidator<User>
{
    /// <summary>The fewest characters.</summary>
    public const int Shortest = 8;

    private const int FewestKinds = 4;

    private static readonly FrozenSet<string> Words = (
        "password passwort passwd admin administrator root welcome letmein iloveyou login master monkey dragon shadow football baseball superman "
        + "sunshine princess changeme secret test tester user guest default hello summer winter spring autumn company office service support "
        + "manager engineer woaini nihao zhongguo china huawei telecom unicom mobile dianxin yidong guiju abc abcd qaz wsx qwe asd zxc iloveu "
        + "love pass server oracle system public internet network computer").Split(' ').ToFrozenSet();

    private static readonly string[] Rows = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb", "qazwsxedcrfv", "1q2w3e4r5t6y"];

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password) =>
        Task.FromResult(Fault(password ?? "", user.UserName) is { } fault
            ? IdentityResult.Failed(new IdentityError { Code = fault, Description = fault })
            : IdentityResult.Success);

    /// <summary>What is wrong with a password, or null.</summary>
    internal static string? Fault(string password, string userName)
    {
        if (password.Length < Shortest)
            return "PasswordShort";
        return IsCommon(password) || IsMostly(password, userName) ? "PasswordCommon" : null;
    }

    private static bool IsCommon(string password)
    {
        var plain = new string([.. password.ToLowerInvariant().Select(Plain)]);
        var letters = new string([.. plain.Where(char.IsLetter)]);
        var lower = password.ToLowerInvariant();
        return password.Distinct().Count() < FewestKinds
            || (password.All(char.IsAsciiDigit) && password.Length < 12)
            || Words.Contains(letters)
            || Words.Contains(new string([.. lower.Where(char.IsLetter)]))
            || Rows.Any(row => InRow(lower, row) || InRow(lower, new string([.. row.Reverse()])));
    }

    /// <summary>Whether most of the password is a walk along one row.</summary>
    private static bool InRow(string text, string row)
    {
        var (longest, run) = (1, 1);
        for (var i = 1; i < text.Length; i++)
        {
            run = row.Contains(text.Substring(i - run, run + 1), StringComparison.Ordinal) ? run + 1 : 1;
            longest = Math.Max(longest, run);
        }

        return longest * 3 >= text.Length * 2;
    }

    private static bool IsMostly(string password, string word) =>
        word.Length >= 3 && password.Contains(word, StringComparison.OrdinalIgnoreCase) && password.Length - word.Length < Shortest;

    /// <summary>The letter that people write this sign for.</summary>
    private static char Plain(char c) => c switch { '0' => 'o', '1' or '!' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', _ => c };
}
