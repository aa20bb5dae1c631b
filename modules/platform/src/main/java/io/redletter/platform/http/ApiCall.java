package io.redletter.platform.http;

import io.redletter.platform.Ids;
import io.redletter.platform.RefusedException;
import io.redletter.platform.json.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** One call of an API operation; its parameters and body have passed the contract. */
public final class ApiCall {
    static final String NEW_ID = "redletter.new-id";
    private static final int LAST_YEAR = 9999;

    private final RoutingContext context;

    ApiCall(RoutingContext context) {
        this.context = context;
    }

    /** The routing context, for what a capability keeps in it (such as who is calling). */
    public RoutingContext context() {
        return context;
    }

    public String path(String name) {
        return context.pathParam(name);
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(context.request().getParam(name)).filter(value -> !value.isBlank());
    }

    /** A whole number from the query, or the given value where it is absent. */
    public int query(String name, int otherwise) {
        try {
            return query(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw RefusedException.field("query/" + name, "invalid-field", name + ": 应为整数 (expected: a whole number)");
        }
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(context.request().getHeader(name));
    }

    /** An instant from the query, such as {@code 2027-06-05T08:00:00+08:00}; refused where it is none or of no year we keep. */
    public Optional<Instant> instant(String name) {
        return query(name).map(text -> {
            try {
                OffsetDateTime read = OffsetDateTime.parse(text);
                if (read.getYear() >= 0 && read.getYear() <= LAST_YEAR) {
                    return read.toInstant();
                }
            } catch (DateTimeException noInstant) {
                // refused below
            }
            throw RefusedException.field(
                    "query/" + name,
                    "invalid-field",
                    name + ": 应为带时区的时刻,如 2027-06-05T08:00:00+08:00 (expected: an instant with its offset)");
        });
    }

    /** The body as a record, its texts without what nobody can see; a field it does not know is refused by name. */
    public <T> T body(Class<T> type) {
        Buffer body = context.body().buffer();
        return Json.readTyped(body == null ? Buffer.buffer() : body, type);
    }

    /**
     * The id for what this call creates. Under an {@code Idempotency-Key} it is the same on every repeat, so that a
     * repeat after a crash meets its own earlier insert instead of making a second one.
     */
    public String newId(String kind) {
        String kept = context.get(NEW_ID);
        return kept == null ? Ids.next(kind) : kind + "_" + kept;
    }
}
