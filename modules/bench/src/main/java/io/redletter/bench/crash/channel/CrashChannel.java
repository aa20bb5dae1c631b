package io.redletter.bench.crash.channel;

import io.redletter.bench.crash.proof.Ledger;
import io.redletter.bench.crash.proof.StoredDelivery;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** One kind of way out, as far as this benchmark has to know it. */
public interface CrashChannel {
    /** As it is called in the tally. */
    String name();

    /** How many of a dozen pushes take it. */
    int share();

    /** The people to send to, where one delivery goes to many, each with a request of their own; empty for any other channel. */
    default Optional<String> audience() {
        return Optional.empty();
    }

    /** Whether the other side knows a key, so that the same request may be made again. */
    boolean keyed();

    /**
     * The channels to add, as the API takes them.
     *
     * @param sandbox its address
     * @param mailPort where it takes e-mail, on this machine
     */
    List<JsonObject> accounts(String sandbox, int mailPort);

    /** Faults to order, each as the sandbox takes it, without {@code times}. */
    List<JsonObject> faults();

    /** The key of the delivery, or of the person, that a request in the ledger belongs to, where this request could have had an effect. */
    Optional<String> delivery(Ledger.Line request, Ledger ledger);

    /** The exact bytes that every request of this delivery must have had; empty where the channel stores none. */
    Optional<String> bytes(StoredDelivery delivery);

    /** Whether its stored progress says that the call which cannot be repeated may have been made, its answer unknown. */
    boolean inDoubt(StoredDelivery delivery);
}
