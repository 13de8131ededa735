using Guiju.Server.Access;

namespace Guiju.Server.Tests.Access;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("short77")]
    public void A_short_password_is_refused(string password) => Assert.Equal("PasswordShort", PasswordRules.Fault(password, "wangwei"));

    [Theory]
    [InlineData("password")]
    [InlineData("P@ssw0rd")]
    [InlineData("Password123!")]
    [InlineData("administrator1")]
    [InlineData("iloveyou520")]
    [InlineData("woaini1314")]
    [InlineData("12345678")]
    [InlineData("87654321")]
    [InlineData("20260101")]
    [InlineData("aaaaaaaa")]
    [InlineData("abababab")]
    [InlineData("qwertyuiop")]
    [InlineData("1qaz2wsx")]
    [InlineData("abcdefgh1")]
    [InlineData("zxcvbnm123")]
    [InlineData("wangwei88")]
    [InlineData("!WangWei!2")]
    public void What_everybody_tries_first_is_refused(string password) => Assert.Equal("PasswordCommon", PasswordRules.Fault(password, "wangwei"));

    [Theory]
    [InlineData("blue river 77 stone")]
    [InlineData("kettle-ombre")]
    [InlineData("四月的雨落在旧码头")]
    [InlineData("wangwei rides a green tram")]
    [InlineData("f7Kq2ZpX")]
    public void A_password_of_ones_own_is_taken_whatever_its_characters(string password) => Assert.Null(PasswordRules.Fault(password, "wangwei"));
}
