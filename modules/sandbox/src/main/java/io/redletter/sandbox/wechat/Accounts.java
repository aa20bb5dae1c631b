package io.redletter.sandbox.wechat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.redletter.sandbox.ledger.LedgerJson;
import io.redletter.sandbox.ledger.Remembered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every account of the sandbox, rebuilt from the journal at start. */
public final class Accounts implements Remembered {
    private final Map<String, Account> accounts = new LinkedHashMap<>();

    public Accounts(List<WechatApp> apps, WechatLimits limits) {
        apps.forEach(app -> accounts.put(app.appId(), new Account(app, limits)));
    }

    Collection<Account> all() {
        return accounts.values();
    }

    Optional<Account> find(String appId) {
        return Optional.ofNullable(accounts.get(appId));
    }

    /** The account a token speaks for; refuses a token that is none, or is past its time. */
    Account ofToken(String value, Instant now) {
        for (Account account : accounts.values()) {
            Optional<Token> token = account.tokens().find(value);
            if (token.isPresent()) {
                return token.filter(known -> known.livesAt(now))
                        .map(known -> account)
                        .orElseThrow(() -> new WechatRefusal(WechatError.TOKEN_EXPIRED, account.id()));
            }
        }
        throw new WechatRefusal(WechatError.INVALID_CREDENTIAL, "no such token");
    }

    void apply(AccountChange change) {
        // An account that is no longer configured keeps its past in the journal only.
        find(change.app()).ifPresent(change::applyTo);
    }

    @Override
    public void recall(JsonNode change) {
        try {
            apply(LedgerJson.MAPPER.treeToValue(change, AccountChange.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("journal change: unreadable (expected: a change of an account)", e);
        }
    }

    @Override
    public List<JsonNode> remember() {
        List<JsonNode> changes = new ArrayList<>();
        accounts.values().forEach(account -> changes.addAll(written(account.remember())));
        return changes;
    }

    static List<JsonNode> written(List<AccountChange> changes) {
        return changes.stream()
                .map(change -> LedgerJson.MAPPER.<JsonNode>valueToTree(change))
                .toList();
    }
}
