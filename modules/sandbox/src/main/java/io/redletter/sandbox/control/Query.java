package io.redletter.sandbox.control;

import io.redletter.platform.RefusedException;
import io.redletter.sandbox.ledger.LedgerQuery;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Reads the parameters of the sandbox's own queries. */
final class Query {
    private static final int LIMIT = 100;
    private static final int LARGEST = 1_000;

    private Query() {}

    static int limit(RoutingContext ctx) {
        String text = ctx.request().getParam("limit", Integer.toString(LIMIT));
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LARGEST) {
            throw refusal("limit", text, "1 to " + LARGEST);
        }
        return Integer.parseInt(text);
    }

    /** {@code since} is a number, after which entries are wanted, or an instant, from which on they are. */
    static LedgerQuery ledger(RoutingContext ctx) {
        String since = ctx.request().getParam("since", "0");
        boolean isNumber = since.matches("[0-9]{1,18}");
        return new LedgerQuery(
                limit(ctx),
                isNumber ? Long.parseLong(since) : 0,
                isNumber ? null : instant(since),
                ctx.request().getParam("target"),
                ctx.request().getParam("key"));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw refusal("since", text, "an entry's seq or an instant such as 2027-06-05T00:00:00Z");
        }
    }

    private static RefusedException refusal(String name, String actual, String expected) {
        String message = name + ": " + actual + " (expected: " + expected + ")";
        return new RefusedException(400, "invalid-parameter", message, "query/" + name);
    }
}
