package io.redletter.campaign;

import io.redletter.accounts.Actor;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What channels still let through, as far as planning needs to know it; what sends implements it, joined like {@link Channels}. */
public interface Quotas {
    /** No channel has a limit: for an installation without channels, and for tests that do not ask. */
    Quotas UNLIMITED = new UnlimitedQuotas();

    /**
     * What these plans would do to each window of a quota they touch; changes nothing. Windows whose count stays the same are
     * left out.
     */
    Future<List<QuotaEffect>> effects(List<QuotaAsk> asks);

    /**
     * What each of these plans takes, one after the other in this order, as if none of their pushes stood in a window yet;
     * changes nothing.
     *
     * @return as many lists as asks, in their order; {@code plannedAfter} is {@code plannedBefore} and one
     */
    Future<List<List<QuotaEffect>>> table(List<QuotaAsk> asks);

    /** What is left of each quota of these channels in the windows that hold {@code at}, in their order. */
    Future<List<QuotaWindow>> windows(List<String> channelIds, Instant at);

    /**
     * Writes a push down in every window that its channels and its time fall into, before its own record says so. Doing it
     * again changes nothing.
     *
     * @param why the reason for going beyond a quota; null where the push must stay within
     * @return fails with a refusal, code {@code quota-spent}, that names the window and the next free slot
     */
    Future<Void> take(Actor actor, Push push, @Nullable String why);

    /**
     * Brings the windows in line with a push as it stands: strikes it from those it has left, from all of them where it is
     * cancelled or was not sent. A sweep does the same where this was missed.
     */
    Future<Void> settle(Push push);
}
