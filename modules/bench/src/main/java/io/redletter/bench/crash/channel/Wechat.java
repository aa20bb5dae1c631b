package io.redletter.bench.crash.channel;

import io.redletter.bench.crash.house.SandboxProcess;
import io.redletter.bench.crash.proof.Ledger;
import io.redletter.bench.crash.proof.StoredDelivery;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Official Accounts: publications, which no key guards, and group sends, which {@code clientmsgid} guards for a day. */
final class Wechat implements CrashChannel {
    static final int APPS = 4;
    private static final String SUBMIT = "freepublish/submit";
    private static final String SEND = "message/mass/sendall";

    /** The access token was refused: the call itself was not looked at, and is made again with another. */
    private static final Set<Integer> NOT_LET_IN = Set.of(40001, 40014, 42001);

    private final boolean mass;

    /** @param mass group sends; else publications */
    Wechat(boolean mass) {
        this.mass = mass;
    }

    @Override
    public String name() {
        return mass ? "wechat mass" : "wechat publication";
    }

    @Override
    public int share() {
        return 2;
    }

    @Override
    public boolean keyed() {
        return mass;
    }

    @Override
    public List<JsonObject> accounts(String sandbox, int mailPort) {
        return IntStream.range(0, APPS / 2)
                .map(i -> mass ? i + APPS / 2 : i)
                .mapToObj(i -> new JsonObject()
                        .put("kind", "wechat-oa")
                        .put("name", "crash " + SandboxProcess.app(i))
                        .put(
                                "settings",
                                new JsonObject()
                                        .put("app-id", SandboxProcess.app(i))
                                        .put("base-url", sandbox + "/wechat")
                                        .put("account-type", "service")
                                        .put("publish", mass ? "mass" : "freepublish"))
                        .put("secret", SandboxProcess.appSecret(i)))
                .toList();
    }

    @Override
    public List<JsonObject> faults() {
        String call = mass ? SEND : SUBMIT;
        return List.of(
                fault("answer-lost").put("operation", call),
                fault("reset").put("operation", call),
                fault("half-body").put("operation", call),
                fault("errcode").put("operation", call).put("code", -1),
                fault("slow").put("delayMs", 1_500),
                fault("status5xx"),
                fault("token-expiry"),
                fault("answer-lost").put("operation", "draft/add"),
                fault("reset").put("operation", "draft/add"));
    }

    private static JsonObject fault(String kind) {
        return new JsonObject().put("target", "wechat").put("kind", kind);
    }

    @Override
    public Optional<String> delivery(Ledger.Line request, Ledger ledger) {
        if (NOT_LET_IN.contains(request.code()) && !request.effect()) {
            return Optional.empty();
        }
        if (mass) {
            return request.operation().equals(SEND) ? Optional.of(request.key()) : Optional.empty();
        }
        return request.operation().equals(SUBMIT) ? ledger.deliveryOfDraft(request.key()) : Optional.empty();
    }

    @Override
    public Optional<String> bytes(StoredDelivery delivery) {
        return Optional.ofNullable(delivery.progress().get("mass-body"));
    }

    @Override
    public boolean inDoubt(StoredDelivery delivery) {
        return !mass
                && delivery.progress().containsKey("submitted")
                && !delivery.progress().containsKey("publish-id");
    }
}
