package io.redletter.reach;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Reads what was counted, summed over all nodes.
 *
 * <p>A scope is a text: {@code campaign:ID}, {@code work:ID}, {@code channel:ID}, {@code unit:ID}, or a campaign's part such
 * as {@code campaign:ID|channel:ID}, {@code campaign:ID|unit:ID}, {@code campaign:ID|work:ID}. A scope never counted has
 * zeros. A text that is no scope fails with a refusal (422).
 */
public interface ReachService {
    /** The totals of each scope, in the order asked. */
    Future<List<Totals>> now(List<String> scopes);

    /** The totals of one scope. */
    Future<Totals> totals(String scope);

    /** The totals of a campaign's parts: its channels, units and works, in the order of their names. */
    Future<List<Totals>> parts(String campaignId);

    /** One metric by the minute, from (included) to (excluded), at most 24 hours. */
    Future<Series> minutes(String scope, String metric, Instant from, Instant to);

    /** Distinct visitors from one local day to another, both included, at most 400 days. */
    Future<Uniques> uniques(String scope, LocalDate from, LocalDate to);
}
