package io.redletter.sandbox.webhook;

import io.redletter.platform.http.Problem;
import io.redletter.platform.http.Problems;
import io.redletter.platform.json.Json;
import io.redletter.sandbox.exchange.Deed;
import io.redletter.sandbox.exchange.Digest;
import io.redletter.sandbox.exchange.Fault;
import io.redletter.sandbox.exchange.FaultKind;
import io.redletter.sandbox.exchange.Reply;
import io.redletter.sandbox.exchange.Visit;
import io.redletter.sandbox.ledger.KeyCount;
import io.redletter.sandbox.ledger.Ledger;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One message at one endpoint: accepted if its signature holds, an effect if its id is new. */
record WebhookVisit(
        WebhookEndpoint endpoint,
        SignatureCheck check,
        Ledger ledger,
        @Nullable String id,
        @Nullable String timestamp,
        @Nullable String signatures,
        Buffer body,
        Instant now)
        implements Visit {

    @Override
    public String target() {
        return "webhook:" + endpoint.name();
    }

    @Override
    public String operation() {
        return "receive";
    }

    @Override
    public boolean admits(FaultKind kind) {
        return kind != FaultKind.TOKEN_EXPIRY && kind != FaultKind.ERRCODE;
    }

    @Override
    public boolean keepsBody() {
        return true;
    }

    @Override
    public Deed carryOut() {
        return check.objection(id, timestamp, signatures, body, now)
                .map(reason -> Deed.refused(reply(401, Map.of(), reason), 0, null, key(), reason))
                .orElseGet(this::accept);
    }

    @Override
    public Deed failBy(Fault fault) {
        String reason = "ordered fault: " + fault.kind().word();
        int status = fault.kind() == FaultKind.RATE_LIMIT ? 429 : fault.kind() == FaultKind.GONE ? 410 : 503;
        String seconds = Long.toString(Math.max(1, (fault.delayMs() + 999) / 1_000));
        Map<String, String> headers = status == 429 ? Map.of("retry-after", seconds) : Map.of();
        boolean chosen = fault.kind() == FaultKind.STATUS_5XX && fault.code() != 0;
        return Deed.refused(reply(chosen ? fault.code() : status, headers, reason), 0, null, key(), reason);
    }

    @Override
    public Reply busy() {
        return reply(503, Map.of("retry-after", "1"), "ledger full, come again");
    }

    private Deed accept() {
        Optional<KeyCount> before =
                ledger.count(target(), String.valueOf(key())).filter(count -> count.effects() > 0);
        return before.map(this::repeated).orElseGet(() -> deed(true, null));
    }

    private Deed repeated(KeyCount before) {
        boolean same = Digest.sha256(body).equals(before.digest());
        return deed(false, same ? "重复送达，内容相同 repeated, same body" : "重复送达，内容不同 repeated, DIFFERENT body");
    }

    private Deed deed(boolean first, @Nullable String note) {
        Map<String, String> headers = first ? Map.of() : Map.of("sandbox-repeat", "true");
        return new Deed(new Reply(204, headers, ""), 0, null, key(), first, !first, note, List.of());
    }

    /** The id as far as it can serve as a key of the ledger. */
    private @Nullable String key() {
        return id == null || id.isEmpty() || id.length() > SignatureCheck.ID_LIMIT ? null : id;
    }

    private static Reply reply(int status, Map<String, String> headers, String reason) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("content-type", Problems.MEDIA_TYPE);
        String code = status == 401 ? "webhook-not-trusted" : "webhook-refused";
        return new Reply(status, Map.copyOf(all), Json.text(Problem.of(status, code, reason)));
    }
}
