package io.redletter.delivery;

import io.redletter.delivery.channel.Capabilities;
import io.redletter.delivery.channel.Setting;
import io.redletter.platform.RefusedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an account wants to be called. Each value is a setting that an account of any kind may have; what it does not set,
 * the installation does.
 *
 * @param atATime how many calls run at a time on one node
 * @param perSecond how many calls begin in a second on one node; 0 for no limit
 * @param ordered whether a push leaves only after those that were due before it have come to an end at this account
 * @param ahead how many more may have their intent stored while they wait for their call; none where a repeated call
 *     would do it again, for whoever dies then leaves each of them in doubt
 */
record Pace(int atATime, double perSecond, boolean ordered, int ahead) {
    static final String AT_A_TIME = "at-a-time";
    static final String PER_SECOND = "per-second";
    static final String ORDERED = "ordered";

    private static final int MOST_AT_A_TIME = 100;
    private static final int MOST_PER_SECOND = 10_000;
    private static final int AHEAD = 256;

    private static final Setting AT_A_TIME_FIELD = Setting.optional(
            AT_A_TIME,
            "同时发送数",
            "Calls at a time",
            "同一时刻最多几个请求,1 到 " + MOST_AT_A_TIME + ";不填按安装设置 (each node; empty: as the installation says)",
            "");
    private static final Setting PER_SECOND_FIELD = Setting.optional(
            PER_SECOND,
            "每秒请求数",
            "Calls a second",
            "每秒最多几个请求,可用小数,0 为不限;不填按安装设置 (each node; 0: no limit; empty: as the installation says)",
            "");

    /** What the set-up form of an account asks; a list has its own pace to its server, and only an order. */
    static List<Setting> fields(Capabilities can) {
        Setting order = Setting.choice(
                ORDERED,
                "按顺序发送:前一个推送有了结果才发下一个",
                "in order: the next push leaves when the one before has come to an end",
                new Setting.Choice("false", "否", "no"),
                new Setting.Choice("true", "是", "yes"));
        return can.list() ? List.of(order) : List.of(AT_A_TIME_FIELD, PER_SECOND_FIELD, order);
    }

    /** Before anything is known of the account. */
    static Pace standard(DeliveryConfig config) {
        return new Pace(config.perAccount(), config.perSecond(), false, 0);
    }

    static Pace of(ChannelAccount account, Capabilities can, DeliveryConfig config) {
        boolean ordered = isOrdered(account);
        int wanted = Integer.parseInt(account.setting(AT_A_TIME, String.valueOf(config.perAccount())));
        double rate = Double.parseDouble(account.setting(PER_SECOND, String.valueOf(config.perSecond())));
        return new Pace(
                ordered ? 1 : wanted, rate, ordered, ordered || can.key().isNone() ? 0 : AHEAD);
    }

    static boolean isOrdered(ChannelAccount account) {
        return account.setting(ORDERED, "false").equals("true");
    }

    /**
     * The settings that are the kind's own.
     *
     * @throws RefusedException pointing at a setting of the pace that cannot be meant
     */
    static Map<String, String> others(Map<String, String> settings) {
        Map<String, String> others = new HashMap<>(settings);
        check(AT_A_TIME, "同时发送数", others.remove(AT_A_TIME), "[0-9]{1,3}", 1, MOST_AT_A_TIME);
        check(PER_SECOND, "每秒请求数", others.remove(PER_SECOND), "[0-9]{1,5}(\\.[0-9]{1,3})?", 0, MOST_PER_SECOND);
        String ordered = others.remove(ORDERED);
        if (ordered != null && !ordered.matches("true|false")) {
            throw refused(ORDERED, "按顺序发送应为 true 或 false (expected: true or false)");
        }
        return others;
    }

    private static void check(String key, String name, @Nullable String value, String shape, int least, int most) {
        if (value != null
                && (!value.matches(shape) || Double.parseDouble(value) < least || Double.parseDouble(value) > most)) {
            throw refused(key, name + "应为 " + least + " 到 " + most + " (expected: " + least + " to " + most + ")");
        }
    }

    private static RefusedException refused(String key, String words) {
        return RefusedException.field("/settings/" + key, "invalid-field", key + ": " + words);
    }
}
