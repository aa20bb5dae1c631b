package io.redletter.sandbox.wechat;

import io.redletter.sandbox.exchange.Deed;
import io.redletter.sandbox.exchange.Fault;
import io.redletter.sandbox.exchange.FaultKind;
import io.redletter.sandbox.exchange.Reply;
import io.redletter.sandbox.exchange.Visit;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call at the stand-in: method, token, quota, operation, in this order, as the platform checks them. */
final class WechatVisit implements Visit {
    private final Accounts accounts;
    private final MediaFiles files;
    private final Callbacks callbacks;
    private final WechatOperation operation;
    private final HttpMethod method;
    private final @Nullable Path uploaded;
    private WechatRequest request;

    /** @param uploaded the temporary file of the form field {@code media}; null for none */
    WechatVisit(
            Accounts accounts,
            MediaFiles files,
            Callbacks callbacks,
            WechatOperation operation,
            HttpMethod method,
            @Nullable Path uploaded,
            WechatRequest request) {
        this.accounts = accounts;
        this.files = files;
        this.callbacks = callbacks;
        this.operation = operation;
        this.method = method;
        this.uploaded = uploaded;
        this.request = request;
    }

    @Override
    public String target() {
        return "wechat";
    }

    @Override
    public String operation() {
        return operation.name();
    }

    @Override
    public boolean admits(FaultKind kind) {
        return kind != FaultKind.GONE
                && !kind.isCallback()
                && (kind != FaultKind.TOKEN_EXPIRY || operation.needsToken())
                && (kind != FaultKind.VERDICT
                        || operation instanceof SubmitPublication
                        || operation instanceof SendToGroup);
    }

    @Override
    public void meet(Fault fault) {
        if (fault.kind() == FaultKind.VERDICT) {
            request = request.ending(fault.code());
        }
    }

    @Override
    public boolean keepsBody() {
        return false;
    }

    @Override
    public Future<Void> prepare() {
        if (uploaded == null) {
            return Future.succeededFuture();
        }
        return files.take(uploaded)
                .onSuccess(upload -> request = request.with(upload))
                .mapEmpty();
    }

    @Override
    public Deed carryOut() {
        List<AccountChange> changes = new ArrayList<>();
        String appId = null;
        try {
            checkMethod();
            Account account = operation.identify(accounts, request);
            appId = account.id();
            countCall(account, changes);
            WechatAnswer answer = operation.answer(account, request);
            answer.changes().forEach(change -> apply(change, changes));
            answer.changes().forEach(change -> tell(account, change));
            return deed(WechatReplies.json(answer.body()), 0, appId, answer.effect(), false, answer.note(), changes);
        } catch (WechatRefusal refusal) {
            Reply reply = WechatReplies.refusal(refusal, request.now());
            boolean repeat = refusal.error() == WechatError.CLIENT_ID_USED;
            String note = refusal.error().message() + "：" + refusal.getMessage();
            return deed(reply, refusal.error().code(), appId, false, repeat, note, changes);
        }
    }

    @Override
    public Deed failBy(Fault fault) {
        List<AccountChange> changes = new ArrayList<>();
        if (fault.kind() == FaultKind.TOKEN_EXPIRY) {
            endTokens(changes);
        }
        int code = code(fault);
        Reply reply = code == 0
                ? new Reply(fault.code() == 0 ? 503 : fault.code(), Map.of(), "Service Unavailable")
                : WechatReplies.error(code, "ordered fault", new JsonObject(), request.now());
        return deed(
                reply,
                code,
                null,
                false,
                false,
                "ordered fault: " + fault.kind().word(),
                changes);
    }

    @Override
    public Reply busy() {
        return WechatReplies.error(WechatError.BUSY, request.now());
    }

    private void tell(Account account, AccountChange change) {
        if (change instanceof AccountChange.Issued issued) {
            callbacks.issued(account, issued.issue(), request.base());
        }
    }

    private void checkMethod() {
        if (operation.isGet() && !method.equals(HttpMethod.GET)) {
            throw new WechatRefusal(WechatError.NEEDS_GET, method.name());
        }
        if (!operation.isGet() && !method.equals(HttpMethod.POST)) {
            throw new WechatRefusal(WechatError.NEEDS_POST, method.name());
        }
    }

    private void countCall(Account account, List<AccountChange> changes) {
        String name = operation.name();
        LocalDate today = ChinaTime.day(request.now());
        Integer daily = account.limits().callsPerDay().get(name);
        if (daily != null && account.calls().on(name, today) >= daily) {
            throw new WechatRefusal(WechatError.DAILY_QUOTA, name + " (at most " + daily + " a day)");
        }
        Integer perMinute = account.limits().callsPerMinute().get(name);
        if (perMinute != null && account.calls().addInMinute(name, request.now()) > perMinute) {
            throw new WechatRefusal(WechatError.MINUTE_QUOTA, name + " (at most " + perMinute + " a minute)");
        }
        if (daily != null) {
            apply(new AccountChange.Called(account.id(), name, today, 1), changes);
        }
    }

    private void endTokens(List<AccountChange> changes) {
        try {
            Account account = operation.identify(accounts, request);
            apply(new AccountChange.TokensEnded(account.id(), request.now()), changes);
        } catch (WechatRefusal noAccount) {
            // The caller's token was already worthless; it is told the same.
        }
    }

    private static int code(Fault fault) {
        return switch (fault.kind()) {
            case TOKEN_EXPIRY -> WechatError.TOKEN_EXPIRED.code();
            case RATE_LIMIT -> WechatError.MINUTE_QUOTA.code();
            case ERRCODE -> fault.code() == 0 ? WechatError.BUSY.code() : fault.code();
            default -> 0;
        };
    }

    private void apply(AccountChange change, List<AccountChange> changes) {
        accounts.apply(change);
        changes.add(change);
    }

    private Deed deed(
            Reply reply,
            int code,
            @Nullable String appId,
            boolean effect,
            boolean repeat,
            @Nullable String note,
            List<AccountChange> changes) {
        String key = operation.key(request).map(WechatVisit::shortened).orElse(null);
        return new Deed(reply, code, appId, key, effect, repeat, note, Accounts.written(changes));
    }

    private static String shortened(String key) {
        return key.substring(0, Math.min(256, key.length()));
    }
}
