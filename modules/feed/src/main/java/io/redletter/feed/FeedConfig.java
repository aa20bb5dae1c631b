package io.redletter.feed;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;

/**
 * Settings of feeds.
 *
 * @param publicUrl address under which readers and partners reach this installation, without a slash at its end
 * @param title what the feeds are called
 * @param description what they hold, in a sentence
 * @param language BCP 47, of titles and of works that name none
 * @param zone in whose offset JSON Feed writes its instants
 * @param maxAge how long a cache may keep the open feed at most; it is shorter when a release is near
 * @param cacheMib how much memory printed feeds may take on this node, in MiB
 */
public record FeedConfig(
        String publicUrl,
        String title,
        String description,
        String language,
        ZoneId zone,
        Duration maxAge,
        int cacheMib) {
    public FeedConfig {
        URI uri = URI.create(publicUrl);
        require(
                uri.getHost() != null
                        && !publicUrl.endsWith("/")
                        && String.valueOf(uri.getScheme()).matches("https?"),
                "public-url: " + publicUrl + " (expected: https://host, no slash at the end)");
        require(!title.isBlank(), "title: empty (expected: a name)");
        require(!description.isBlank(), "description: empty (expected: a sentence)");
        require(
                !maxAge.isNegative() && maxAge.compareTo(Duration.ofMinutes(5)) <= 0,
                "max-age: " + maxAge + " (expected: 0 to 5 minutes)");
        require(cacheMib >= 1 && cacheMib <= 4096, "cache-mib: " + cacheMib + " (expected: 1 to 4096)");
    }

    /** The defaults: Chinese, China's offset, fifteen seconds in caches, 64 MiB. */
    public static FeedConfig at(String publicUrl) {
        return new FeedConfig(
                publicUrl,
                "红历 Redletter",
                "宣传日与宣传周的公开作品,发布即到 (works for the days and weeks of the year, as they are released)",
                "zh-CN",
                ZoneId.of("Asia/Shanghai"),
                Duration.ofSeconds(15),
                64);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException("feed." + message);
        }
    }
}
