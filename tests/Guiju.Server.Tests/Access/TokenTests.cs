using Guiju.Server.Access;

namespace Guiju.Server.Tests.Access;

public sealed class TokenTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    private static readonly User Somebody = new() { OrgId = Guid.NewGuid(), Id = Guid.NewGuid(), UserName = "wang", Name = "王", SecurityStamp = "stamp" };

    [Theory]
    [InlineData(TokenKind.Session, "gs_")]
    [InlineData(TokenKind.Personal, "gj_")]
    public void A_secret_says_what_it_is_and_holds_256_random_bits(TokenKind kind, string prefix)
    {
        var secrets = Enumerable.Range(0, 1000).Select(_ => Token.New(Somebody, kind, "", Now, null).Secret).ToList();

        Assert.Equal(1000, secrets.Distinct().Count());
        Assert.All(secrets, s => Assert.Equal(32, System.Buffers.Text.Base64Url.DecodeFromChars(s.AsSpan(prefix.Length)).Length));
        Assert.All(secrets, s => Assert.StartsWith(prefix, s, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_hash_is_kept()
    {
        var (token, secret) = Token.New(Somebody, TokenKind.Personal, "script", Now, null);

        Assert.Equal(Token.HashOf(secret), token.Hash);
        Assert.DoesNotContain(
            typeof(Token).GetProperties().Where(p => p.PropertyType == typeof(string)),
            p => p.GetValue(token) is string text && text.Length > 0 && (secret.Contains(text, StringComparison.Ordinal) || text.Contains(secret, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_session_hangs_on_the_security_stamp_and_a_personal_token_does_not()
    {
        Assert.Equal("stamp", Token.New(Somebody, TokenKind.Session, "", Now, null).Token.Stamp);
        Assert.Null(Token.New(Somebody, TokenKind.Personal, "", Now, null).Token.Stamp);
    }
}
