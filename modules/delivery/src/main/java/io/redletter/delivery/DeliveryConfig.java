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
 * @param perAccount how many calls to one account run at a time on one node
 * @param allowPrivate {@code host:port} of targets that may lie in a private network and be plain http
 * @param audiences lists of people
 */
public record DeliveryConfig(
        String publicUrl, List<Duration> gaps, int perAccount, Set<String> allowPrivate, AudienceConfig audiences) {
    private static final int MOST_GAPS = 18;

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
    }

    /** With the standard settings of audiences. */
    public DeliveryConfig(String publicUrl, List<Duration> gaps, int perAccount, Set<String> allowPrivate) {
        this(publicUrl, gaps, perAccount, allowPrivate, AudienceConfig.standard());
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
        return new DeliveryConfig(publicUrl, gaps, perAccount, targets, audiences);
    }

    /** The same with other settings of audiences. */
    public DeliveryConfig with(AudienceConfig others) {
        return new DeliveryConfig(publicUrl, gaps, perAccount, allowPrivate, others);
    }

    /** The same with other waits between attempts; the usual ones where none are given. */
    public DeliveryConfig waiting(List<Duration> others) {
        return new DeliveryConfig(publicUrl, others.isEmpty() ? gaps : others, perAccount, allowPrivate);
    }

    int mostAttempts() {
        return gaps.size() + 1;
    }
}
