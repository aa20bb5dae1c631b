package io.redletter.sandbox.wechat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One Official Account with everything it holds. Changes only by {@link AccountChange}s. */
final class Account {
    private final WechatApp app;
    private final WechatLimits limits;
    private final Tokens tokens = new Tokens();
    private final Calls calls = new Calls();
    private final Materials materials = new Materials();
    private final Drafts drafts = new Drafts();
    private final Issues issues = new Issues();

    Account(WechatApp app, WechatLimits limits) {
        this.app = app;
        this.limits = limits;
    }

    WechatApp app() {
        return app;
    }

    String id() {
        return app.appId();
    }

    WechatLimits limits() {
        return limits;
    }

    Tokens tokens() {
        return tokens;
    }

    Calls calls() {
        return calls;
    }

    Materials materials() {
        return materials;
    }

    Drafts drafts() {
        return drafts;
    }

    Issues issues() {
        return issues;
    }

    /** The changes that rebuild this account; issues come last because an issue removes its draft. */
    List<AccountChange> remember() {
        List<AccountChange> changes = new ArrayList<>();
        tokens.all().forEach(token -> changes.add(new AccountChange.TokenIssued(id(), token)));
        changes.addAll(calls.remember(id()));
        materials.all().forEach(material -> changes.add(new AccountChange.MaterialStored(id(), material)));
        List<Draft> oldestFirst = new ArrayList<>(drafts.newestFirst());
        Collections.reverse(oldestFirst);
        oldestFirst.forEach(draft -> changes.add(new AccountChange.DraftSaved(id(), draft)));
        issues.all().forEach(issue -> changes.add(new AccountChange.Issued(id(), issue)));
        return changes;
    }
}
