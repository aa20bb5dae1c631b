package io.redletter.sandbox.exchange;

import io.vertx.core.Future;

/** One request as its platform understands it, before anything is decided. */
public interface Visit {
    /** {@code wechat} or {@code webhook:NAME}. */
    String target();

    /** What is asked, without credentials. */
    String operation();

    /** Whether this kind of fault can meet this request. */
    boolean admits(FaultKind kind);

    /** Whether the ledger keeps the first part of the body for people to read. */
    boolean keepsBody();

    /** What must happen away from the event loop first, such as looking into an uploaded file. */
    default Future<Void> prepare() {
        return Future.succeededFuture();
    }

    /** A fault is due that lets it be carried out; called before that. */
    default void meet(Fault fault) {}

    /** Decides and carries out, in one turn of the event loop; every outcome is a deed, none an exception. */
    Deed carryOut();

    /** What the platform answers when this fault keeps it from carrying out. */
    Deed failBy(Fault fault);

    /** The answer of a platform that cannot keep up; nothing is recorded. */
    Reply busy();
}
