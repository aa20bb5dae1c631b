package io.redletter.delivery.webhook;

import io.redletter.delivery.channel.Outcome;
import io.redletter.delivery.outbound.Answer;
import java.time.Instant;
import java.util.Set;

/**
 * What a webhook's status means. Only 2xx is success; a redirect is a failure; 410 says never again; 429, 502, 503 and 504
 * ask for less, see {@link Outcome#isThrottling}.
 */
final class WebhookStatus {
    private static final Set<Integer> SLOW_DOWN = Set.of(429, 502, 503, 504);
    private static final Set<Integer> PASSING = Set.of(408, 425);

    private WebhookStatus() {}

    static Outcome outcome(Answer answer, Instant now) {
        int status = answer.status();
        String said = answer.summary();
        if (status >= 200 && status < 300) {
            return Outcome.sent(said, null);
        }
        if (status == 410) {
            return Outcome.gone("gone", "对方不再接收,渠道已停用 (410: the receiver wants nothing more)", said);
        }
        if (SLOW_DOWN.contains(status)) {
            return Outcome.retryable(
                    status == 429 ? "rate-limited" : "target-busy",
                    "对方暂时不能接收,稍后重试 (HTTP " + status + ": not now)",
                    said,
                    answer.retryAfter(now).orElse(null));
        }
        if (status >= 500 || PASSING.contains(status)) {
            return Outcome.retryable(
                    "target-error",
                    "对方出错,稍后重试 (HTTP " + status + ": the receiver is in trouble)",
                    said,
                    answer.retryAfter(now).orElse(null));
        }
        if (status >= 300 && status < 400) {
            return Outcome.refused("redirected", "对方要求换地址,不跟随 (HTTP " + status + ": redirects are not followed)", said);
        }
        return Outcome.refused("target-refused", "对方拒绝 (HTTP " + status + ": refused by the receiver)", said);
    }
}
