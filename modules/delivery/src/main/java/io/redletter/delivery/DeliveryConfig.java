package io.redletter.delivery;

import io.redletter.delivery.audience.AudienceConfig;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Settings of delivery.
 *
 * @param publicUrl address under which readers reach this installation, without a slash at its end
 * @param gaps the longest wait after each attempt that failed for now; one more attempt than gaps are made
 * @param perAccount how many calls to one account run at a time on one node, where the account does not say
 * @param perSecond how many calls to one account begin in a second on one node, likewise; 0 for no limit
 * @param allowPrivate what may lie in a private network: {@code host:port} (plain http too), {@code host}, or a network
 * @param audiences lists of people
 * @param confirmWithin how long a person has to confirm at the platform before it is overdue
 * @param onlyThose whether nothing but those targets is called at all
 */
public record DeliveryConfig(
        String publicUrl,
        List<Duration> gaps,
        int perAccount,
        double perSecond,
        Set<String> allowPrivate,
        AudienceConfig audiences,
        Duration confirmWithin,
        boolean onlyThose) {
    private static final int MOST_GAPS = 18;
    private static final Duration CONFIRM_WITHIN = Duration.ofMinutes(30);

    public DeliveryConfig {
        gaps = List.copyOf(gaps);
        allowPrivate = Set.copyOf(allowPrivate);
        if (URI.create(publicUrl).getHost() == null || publicUrl.endsWith("/")) {
            throw new IllegalArgumentException(
                    "delivery.public-url: " + publicUrl + " (expected: https://host, no slash at the end)");
        }
        if (gaps.isEmpty() || gaps.size() > MOST_GAPS || gaps.stream().anyMatch(gap -> gap.isNegative())) {
            throw new IllegalArgumentException(
                    "delivery.gaps: " + gaps + " (expected: 1 to " + MOST_GAPS + " durations)");
        }
        if (perAccount < 1 || perAccount > 100) {
            throw new IllegalArgumentException("delivery.per-account: " + perAccount + " (expected: 1 to 100)");
        }
        if (perSecond < 0 || perSecond > 10_000) {
            throw new IllegalArgumentException("delivery.per-second: " + perSecond + " (expected: 0 to 10000)");
        }
    }

    /** Without a limit to calls a second, and with the standard settings of audiences and half an hour to confirm. */
    public DeliveryConfig(String publicUrl, List<Duration> gaps, int perAccount, Set<String> allowPrivate) {
        this(publicUrl, gaps, perAccount, 0, allowPrivate, AudienceConfig.standard(), CONFIRM_WITHIN, false);
    }

    /** Ten attempts within some 32 hours, eight calls at a time, no private target. */
    public static DeliveryConfig at(String publicUrl) {
        List<Duration> gaps = List.of(
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofMinutes(2),
                Duration.ofMinutes(10),
                Duration.ofMinutes(30),
                Duration.ofHours(2),
                Duration.ofHours(5),
                Duration.ofHours(10),
                Duration.ofHours(14));
        return new DeliveryConfig(publicUrl, gaps, 8, Set.of());
    }

    /** The same with targets that may be private, such as {@code 127.0.0.1:9000}. */
    public DeliveryConfig allowing(Set<String> targets) {
        return new DeliveryConfig(publicUrl, gaps, perAccount, perSecond, targets, audiences, confirmWithin, onlyThose);
    }

    /** The same with other settings of audiences. */
    public DeliveryConfig with(AudienceConfig others) {
        return new DeliveryConfig(
                publicUrl, gaps, perAccount, perSecond, allowPrivate, others, confirmWithin, onlyThose);
    }

    /** The same with another pace for accounts that do not set their own. */
    public DeliveryConfig paced(int atATime, double rate) {
        return new DeliveryConfig(publicUrl, gaps, atATime, rate, allowPrivate, audiences, confirmWithin, onlyThose);
    }

    /** The same with other waits between attempts; the usual ones where none are given. */
    public DeliveryConfig waiting(List<Duration> others) {
        List<Duration> waits = others.isEmpty() ? gaps : others;
        return new DeliveryConfig(
                publicUrl, waits, perAccount, perSecond, allowPrivate, audiences, confirmWithin, onlyThose);
    }

    /** The same with another time to confirm at the platform. */
    public DeliveryConfig confirmedWithin(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("delivery.confirm-within: " + limit + " (expected: more than none)");
        }
        return new DeliveryConfig(publicUrl, gaps, perAccount, perSecond, allowPrivate, audiences, limit, onlyThose);
    }

    /** The same, calling nothing but these targets. */
    public DeliveryConfig onlyTo(Set<String> targets) {
        return new DeliveryConfig(publicUrl, gaps, perAccount, perSecond, targets, audiences, confirmWithin, true);
    }

    int mostAttempts() {
        return gaps.size() + 1;
    }
}
