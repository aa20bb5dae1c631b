package io.redletter.bench.crash.channel;

import io.redletter.bench.crash.house.SandboxProcess;
import io.redletter.bench.crash.proof.Ledger;
import io.redletter.bench.crash.proof.StoredDelivery;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Partners' webhooks; their key is the {@code webhook-id}. */
final class Webhook implements CrashChannel {
    static final int HOOKS = 6;
    private static final String PREFIX = "msg_";

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public int share() {
        return 6;
    }

    @Override
    public boolean keyed() {
        return true;
    }

    @Override
    public List<JsonObject> accounts(String sandbox, int mailPort) {
        return IntStream.range(0, HOOKS)
                .mapToObj(i -> new JsonObject()
                        .put("kind", "webhook")
                        .put("name", "crash " + SandboxProcess.hook(i))
                        .put("settings", new JsonObject().put("url", sandbox + "/hooks/" + SandboxProcess.hook(i)))
                        .put("secret", SandboxProcess.hookSecret(i)))
                .toList();
    }

    @Override
    public List<JsonObject> faults() {
        List<JsonObject> faults = new ArrayList<>();
        for (int i = 0; i < HOOKS; i++) {
            String target = "webhook:" + SandboxProcess.hook(i);
            for (String kind : List.of("answer-lost", "status5xx", "reset", "half-body")) {
                faults.add(new JsonObject().put("target", target).put("kind", kind));
            }
            faults.add(
                    new JsonObject().put("target", target).put("kind", "slow").put("delayMs", 2_000));
            faults.add(new JsonObject()
                    .put("target", target)
                    .put("kind", "rate-limit")
                    .put("delayMs", 1_000));
        }
        return faults;
    }

    @Override
    public Optional<String> delivery(Ledger.Line request, Ledger ledger) {
        return request.target().startsWith("webhook:") && request.key().startsWith(PREFIX)
                ? Optional.of(request.key().substring(PREFIX.length()))
                : Optional.empty();
    }

    @Override
    public Optional<String> bytes(StoredDelivery delivery) {
        return Optional.of(delivery.request());
    }

    @Override
    public boolean inDoubt(StoredDelivery delivery) {
        return false;
    }
}
