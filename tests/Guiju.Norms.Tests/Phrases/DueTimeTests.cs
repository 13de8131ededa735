using Guiju.Norms.Phrases;

namespace Guiju.Norms.Tests.Phrases;

public class DueTimeTests
{
    /// <summary>Wednesday, 4 March 2026, 14:30 in Shanghai.</summary>
    private static readonly DateTimeOffset Said = new(2026, 3, 4, 14, 30, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("我保证两小时内恢复", "2026-03-04T16:30:00+08:00")]
    [InlineData("一定在半小时之内给您答复", "2026-03-04T15:00:00+08:00")]
    [InlineData("一个半小时内到", "2026-03-04T16:00:00+08:00")]
    [InlineData("３ 天以内一定送到", "2026-03-07T14:30:00+08:00")]
    [InlineData("十五分钟内回电", "2026-03-04T14:45:00+08:00")]
    [InlineData("一定在今天下午5点前修好", "2026-03-04T17:00:00+08:00")]
    [InlineData("保证明天上午10点半之前上门", "2026-03-05T10:30:00+08:00")]
    [InlineData("后天晚上八点前", "2026-03-06T20:00:00+08:00")]
    [InlineData("18:00前一定恢复", "2026-03-04T18:00:00+08:00")]
    [InlineData("9点前一定恢复", "2026-03-05T09:00:00+08:00")]
    [InlineData("明天一定办好", "2026-03-06T00:00:00+08:00")]
    [InlineData("周五前一定办好", "2026-03-07T00:00:00+08:00")]
    [InlineData("下周一上午9点", "2026-03-09T09:00:00+08:00")]
    [InlineData("3月20日前", "2026-03-21T00:00:00+08:00")]
    [InlineData("1月5号前", "2027-01-06T00:00:00+08:00")]
    [InlineData("2026年2月30日前", null)]
    [InlineData("我保证修好", null)]
    [InlineData("一定25点前", null)]
    public void A_promise_is_due_when_its_sentence_says(string sentence, string? due) => Assert.Equal(
        due is null ? null : DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture),
        DueTime.In(sentence, Said, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")));
}
