package io.redletter.delivery.wechat;

import io.redletter.delivery.channel.Outcome;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a group send ended, in the words of the event that tells of it, such as {@code err(20001)}. */
final class GroupStatus {
    static final String WELL = "send success";

    private static final Pattern ERROR = Pattern.compile("err\\(([0-9]{5})\\)");
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("10001", "涉嫌广告 (advertising)"),
            Map.entry("20001", "涉嫌政治 (politics)"),
            Map.entry("20002", "涉嫌色情 (pornography)"),
            Map.entry("20004", "涉嫌社会 (social)"),
            Map.entry("20006", "涉嫌违法犯罪 (crime)"),
            Map.entry("20008", "涉嫌欺诈 (fraud)"),
            Map.entry("20013", "涉嫌版权 (copyright)"),
            Map.entry("21000", "涉嫌其他 (other)"),
            Map.entry("22000", "涉嫌互推 (mutual promotion)"),
            Map.entry("30001", "原创校验出错,已按设置停发 (the original check failed)"),
            Map.entry("30002", "原创校验不允许群发 (the original check forbids it)"),
            Map.entry("30003", "被认作转载,已按设置停发;渠道设置里可改 (taken for a reprint; see the channel's settings)"));

    private GroupStatus() {}

    /**
     * What a group send that the platform calls failed means.
     *
     * @param status the event's word; empty where no event has come
     * @param confirmed whether the account's administrator has to confirm group sends
     */
    static Outcome failed(String status, String said, boolean confirmed) {
        Matcher error = ERROR.matcher(status);
        if (error.matches()) {
            String why = WORDS.getOrDefault(error.group(1), "平台给出的原因不明 (unknown reason)");
            return Outcome.refused("wechat-mass-" + error.group(1), "群发没有通过: " + why + " " + status, said);
        }
        return confirmed
                ? Outcome.refused(
                        "wechat-not-confirmed",
                        "群发失败: 管理员可能没有在 30 分钟内确认,请到公众平台查看 (perhaps not confirmed in time)",
                        said)
                : Outcome.refused("wechat-failed", "群发失败,请到公众平台查看 (group send failed, look at the website)", said);
    }
}
