package io.redletter.console.web;

import io.redletter.platform.json.Json;
import io.redletter.platform.json.MalformedJsonException;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * One message that the next page shows once; it travels in a cookie and is escaped like any other text.
 *
 * @param ok whether it tells of something done, not of a refusal
 * @param text what happened
 * @param why the reason and what to do; may be empty
 */
public record Flash(boolean ok, String text, String why) {
    private static final int LONGEST = 600;

    public static Flash done(String text) {
        return new Flash(true, text, "");
    }

    public static Flash refused(String text, String why) {
        return new Flash(false, text, why);
    }

    String cookie() {
        Flash fits = new Flash(ok, brief(text), brief(why));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Json.text(fits).getBytes(StandardCharsets.UTF_8));
    }

    static Optional<Flash> read(String cookie) {
        try {
            return Optional.of(Json.read(Buffer.buffer(Base64.getUrlDecoder().decode(cookie)), Flash.class));
        } catch (IllegalArgumentException | MalformedJsonException notOurs) {
            return Optional.empty();
        }
    }

    private static String brief(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
