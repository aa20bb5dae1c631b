package io.redletter.bench.crash.channel;

import io.redletter.bench.crash.house.Planting;
import io.redletter.bench.crash.proof.Ledger;
import io.redletter.bench.crash.proof.StoredDelivery;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** E-mail to a list, one message a person; the key that its {@code Message-ID} carries guards nothing, for no server asks for it. */
final class Email implements CrashChannel {
    private static final String TARGET = "mail";

    @Override
    public String name() {
        return "e-mail";
    }

    @Override
    public int share() {
        return 2;
    }

    @Override
    public boolean keyed() {
        return false;
    }

    @Override
    public Optional<String> audience() {
        return Optional.of(Planting.EVERYBODY);
    }

    @Override
    public List<JsonObject> accounts(String sandbox, int mailPort) {
        return List.of(new JsonObject()
                .put("kind", "email")
                .put("name", "crash mail")
                .put(
                        "settings",
                        new JsonObject()
                                .put("host", "127.0.0.1")
                                .put("port", String.valueOf(mailPort))
                                .put("security", "none")
                                .put("from", "news@crash.example")));
    }

    @Override
    public List<JsonObject> faults() {
        return List.of(
                fault("answer-lost"),
                fault("half-body"),
                fault("reset"),
                fault("rate-limit"),
                fault("status5xx"),
                fault("slow").put("delayMs", 1_500));
    }

    private static JsonObject fault(String kind) {
        return new JsonObject().put("target", TARGET).put("kind", kind);
    }

    /** A person's key: one delivery has many. */
    @Override
    public Optional<String> delivery(Ledger.Line request, Ledger ledger) {
        return request.target().equals(TARGET) && !request.key().isEmpty()
                ? Optional.of(request.key())
                : Optional.empty();
    }

    @Override
    public Optional<String> bytes(StoredDelivery delivery) {
        return Optional.empty();
    }

    @Override
    public boolean inDoubt(StoredDelivery delivery) {
        return false;
    }
}
