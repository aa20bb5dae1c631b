package io.redletter.bench.live;

import io.redletter.bench.process.Node;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a node says of itself. */
final class Metrics {
    private static final Pattern VIEWERS = Pattern.compile("(?m)^reach_live_viewers(?:\\{[^}]*\\})? ([0-9.eE+]+)$");

    private Metrics() {}

    /** Open live streams. */
    static long viewers(Node node) throws IOException {
        try (var in = URI.create(node.management() + "/metrics").toURL().openStream()) {
            Matcher found = VIEWERS.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            if (!found.find()) {
                throw new IOException("no meter of live viewers");
            }
            return (long) Double.parseDouble(found.group(1));
        }
    }
}
