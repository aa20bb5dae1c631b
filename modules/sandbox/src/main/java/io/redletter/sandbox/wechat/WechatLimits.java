package io.redletter.sandbox.wechat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The figures the stand-in enforces.
 *
 * @param publishing how long a publication or group send is under way before it is done
 * @param clientMsgIdBytes longest {@code clientmsgid}. The documentation says 64 bytes; developers report 45067 from 34
 *     characters on, so the stand-in takes the stricter figure: what passes here passes there
 * @param subscriptionSends group sends of a subscription account a day in Asia/Shanghai
 * @param serviceSends group sends of a service account a calendar month there
 * @param callsPerDay daily quota per operation; an operation that is not named has none
 * @param callsPerMinute the same per minute
 */
public record WechatLimits(
        Duration publishing,
        int clientMsgIdBytes,
        int subscriptionSends,
        int serviceSends,
        Map<String, Integer> callsPerDay,
        Map<String, Integer> callsPerMinute) {
    public WechatLimits {
        callsPerDay = Map.copyOf(callsPerDay);
        callsPerMinute = Map.copyOf(callsPerMinute);
    }

    /** The figures of a new account. */
    public static WechatLimits newAccount() {
        Map<String, Integer> day = new HashMap<>();
        for (String call :
                new String[] {"draft/add", "draft/update", "draft/delete", "draft/count", "draft/batchget"}) {
            day.put(call, 1_000);
        }
        day.put("draft/get", 500);
        for (String call : new String[] {"submit", "get", "getarticle", "batchget"}) {
            day.put("freepublish/" + call, 100);
        }
        day.put("freepublish/delete", 10);
        day.put("material/add_material", 100_000);
        day.put("media/uploadimg", 100_000);
        day.put("message/mass/sendall", 100);
        day.put("message/mass/preview", 100);
        day.put("stable_token", 500_000);
        Map<String, Integer> minute = Map.of("message/mass/sendall", 60, "stable_token", 10_000);
        return new WechatLimits(Duration.ofSeconds(2), 32, 1, 4, day, minute);
    }

    /** The same with another time between submission and publication. */
    public WechatLimits publishingIn(Duration duration) {
        return new WechatLimits(
                duration, clientMsgIdBytes, subscriptionSends, serviceSends, callsPerDay, callsPerMinute);
    }

    /** The same with another daily quota of one operation. */
    public WechatLimits daily(String operation, int calls) {
        Map<String, Integer> day = new HashMap<>(callsPerDay);
        day.put(operation, calls);
        return new WechatLimits(publishing, clientMsgIdBytes, subscriptionSends, serviceSends, day, callsPerMinute);
    }
}
