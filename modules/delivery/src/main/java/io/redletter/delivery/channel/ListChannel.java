package io.redletter.delivery.channel;

import io.vertx.core.Future;

/**
 * A way out that says the same to many people, one by one. The caller walks the audience, stores which people are about to
 * be sent to, and keeps an outcome for each; the channel makes one person's message and sends it.
 */
public interface ListChannel extends Channel {
    /** One person's message; the same sending and person give the same bytes. Sends nothing. */
    Future<Parcel> pack(ListSending sending, Target target);

    /**
     * Sends it. Called where it is known that it has not been sent, or where the other side still knows the person's key.
     *
     * @return {@code GONE} where the address takes nothing more; an outcome with the code {@code target-unreachable} or
     *     {@code target-error} where nobody of this list can be reached for now; otherwise as {@link Channel#send}
     */
    Future<Outcome> send(ListSending sending, Parcel parcel);

    @Override
    default Future<Outcome> send(Sending sending) {
        return onlyPeople();
    }

    @Override
    default Future<Outcome> reconcile(Sending sending) {
        return onlyPeople();
    }

    @Override
    default Future<Outcome> follow(Sending sending) {
        return onlyPeople();
    }

    private Future<Outcome> onlyPeople() {
        return Future.failedFuture(new IllegalStateException("channel " + kind() + " sends to people, one by one"));
    }
}
