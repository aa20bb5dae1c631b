package io.redletter.reach.ingest;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** The script that pages load, with this installation's rules written into it. */
final class BeaconScript {
    private static final String DO_NOT_TRACK = "__RESPECT_DNT__";

    private final Buffer text;
    private final String tag;

    private BeaconScript(byte[] text) {
        this.text = Buffer.buffer(text);
        this.tag = "\"" + hash(text) + "\"";
    }

    static BeaconScript load(boolean respectDoNotTrack) {
        try (InputStream in = BeaconScript.class.getResourceAsStream("beacon.js")) {
            if (in == null) {
                throw new IllegalStateException("beacon.js: no such resource");
            }
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new BeaconScript(shortened(script)
                    .replace(DO_NOT_TRACK, respectDoNotTrack ? "1" : "0")
                    .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("beacon.js: cannot be read", e);
        }
    }

    /** Without comments and indentation: every reader loads it. */
    private static String shortened(String script) {
        return script.replaceAll("(?s)/\\*.*?\\*/", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    void serve(RoutingContext context) {
        context.response().putHeader("ETag", tag).putHeader("Cache-Control", "public, max-age=3600");
        String known = context.request().getHeader("If-None-Match");
        if (known != null && known.contains(tag)) {
            context.response().setStatusCode(304).end();
        } else {
            context.response()
                    .putHeader("Content-Type", "text/javascript; charset=utf-8")
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .end(text);
        }
    }

    private static String hash(byte[] text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, 12));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
