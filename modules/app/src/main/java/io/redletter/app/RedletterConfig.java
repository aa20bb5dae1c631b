package io.redletter.app;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/** The settings of {@code config/redletter.yaml}; the file's comments say what each means. */
public record RedletterConfig(
        String data,
        Http http,
        Listener management,
        Mongo mongo,
        Redis redis,
        String observances,
        Content content,
        Delivery delivery,
        Audiences audiences,
        Mail mail,
        Reach reach,
        Secrets secrets) {

    /** The same with another data directory. */
    RedletterConfig in(String directory) {
        return new RedletterConfig(
                directory,
                http,
                management,
                mongo,
                redis,
                observances,
                content,
                delivery,
                audiences,
                mail,
                reach,
                secrets);
    }

    /** @param masterKeys Base64, the newest first, separated by commas; empty for the key file in the data directory */
    public record Secrets(String masterKeys) {
        /** Never shows a key. */
        @Override
        public String toString() {
            return "Secrets[***]";
        }
    }

    /**
     * The address that staff, readers and partners use.
     *
     * @param behindProxy whether a proxy of ours stands before it, whose {@code X-Forwarded-For} is believed
     */
    public record Http(String host, int port, String publicUrl, boolean secureCookies, boolean behindProxy) {
        public Http {
            requirePort("http.port", port);
            if (!publicUrl.matches("https?://[^/]+")) {
                throw new IllegalArgumentException(
                        "http.public-url: " + publicUrl + " (expected: http://host or https://host, without a path)");
            }
        }
    }

    public record Listener(String host, int port) {
        public Listener {
            requirePort("management.port", port);
        }
    }

    /** @param uri empty for the embedded server */
    public record Mongo(String uri, String database, Duration timeout) {}

    /** @param uri empty for the embedded server */
    public record Redis(String uri, boolean cluster, Duration timeout) {}

    /** @param media the directory of media files that all nodes share; empty for one below {@code data} */
    public record Content(int videoLimitMib, int imageLimitMib, String media) {
        public Content {
            requireRange("content.video-limit-mib", videoLimitMib, 1, 4096);
            requireRange("content.image-limit-mib", imageLimitMib, 1, 100);
        }
    }

    /**
     * @param allowPrivateTargets what may lie in a private network: {@code host:port}, {@code host}, or a network
     * @param gaps the longest wait after each attempt that failed for now; one more attempt than gaps are made
     * @param confirmWithin how long a person has to confirm at a platform
     * @param perAccount how many calls to one account run at a time on one node
     * @param perSecond how many begin in a second, 0 for no limit
     */
    public record Delivery(
            List<String> allowPrivateTargets,
            List<Duration> gaps,
            Duration confirmWithin,
            int perAccount,
            int perSecond) {}

    /**
     * @param quietFrom when nobody is written to any more
     * @param quietUntil when that ends; the same as {@code quietFrom} for no quiet hours
     * @param most messages that one person may get within {@code days}; 0 for no bound
     * @param undoDays how long an import can be undone
     * @param largestMib the largest file of people that is taken in
     */
    public record Audiences(
            LocalTime quietFrom, LocalTime quietUntil, int most, int days, int undoDays, int largestMib) {
        public Audiences {
            requireRange("audiences.most", most, 0, 100);
            requireRange("audiences.days", days, 1, 90);
            requireRange("audiences.undo-days", undoDays, 1, 90);
            requireRange("audiences.largest-mib", largestMib, 1, 4096);
        }
    }

    /**
     * @param bouncePort where messages that came back are taken by SMTP; -1 for nowhere
     * @param answerSeconds how long a mail server's answer to a whole message is waited for
     */
    public record Mail(int bouncePort, long answerSeconds) {}

    /**
     * @param sourcePerSecond events a second from one address, 0 for no limit
     * @param maxViewers live viewers on this node
     * @param windowIds event ids remembered to drop repeats
     * @param regions {@code address} or {@code unit}: what tells an event's region
     * @param floodPerMinute openings of pages from one visitor beyond which they count apart, 0 for no bound
     * @param maxParts parts of a kind that a campaign is counted by
     * @param visitorKeyDays days after a campaign's end until its visitors' key is destroyed
     */
    public record Reach(
            String durability,
            boolean honourDoNotTrack,
            int sourcePerSecond,
            int maxViewers,
            int windowIds,
            String regions,
            int floodPerMinute,
            int maxParts,
            int visitorKeyDays) {
        public Reach {
            requireRange("reach.flood-per-minute", floodPerMinute, 0, 1_000_000);
            requireRange("reach.max-parts", maxParts, 1, 20_000);
            requireRange("reach.visitor-key-days", visitorKeyDays, 0, 3_650);
            if (!regions.equals("address") && !regions.equals("unit")) {
                throw new IllegalArgumentException("reach.regions: " + regions + " (expected: address or unit)");
            }
            requireRange("reach.source-per-second", sourcePerSecond, 0, 1_000_000);
            requireRange("reach.max-viewers", maxViewers, 1, 100_000);
            requireRange("reach.window-ids", windowIds, 1_000, 100_000_000);
            if (!durability.equals("fsync") && !durability.equals("os")) {
                throw new IllegalArgumentException("reach.durability: " + durability + " (expected: fsync or os)");
            }
        }
    }

    private static void requirePort(String key, int port) {
        requireRange(key, port, 0, 65_535);
    }

    private static void requireRange(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + ": " + value + " (expected: " + least + " to " + most + ")");
        }
    }
}
