package io.redletter.delivery.wechat;

import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Platform;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.secret.SealBrokenException;
import io.redletter.platform.secret.Vault;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accounts' tokens, in the collection {@code wechat_tokens}: one document an account, its token sealed. */
final class TokenStore {
    private final Vault vault;
    private final Documents<TokenRecord> records;

    TokenStore(Platform platform) {
        this.vault = platform.vault();
        this.records = new Documents<>(platform.mongo(), "token", "wechat_tokens", TokenRecord.class);
    }

    Future<Optional<TokenRecord>> find(WechatAccount account) {
        return records.find(account.id());
    }

    /** Empty where another was quicker. */
    Future<Optional<TokenRecord>> claim(
            WechatAccount account, @Nullable TokenRecord found, String holder, Instant until) {
        String credentials = credentials(account);
        Future<TokenRecord> claimed = found == null
                ? records.insert(TokenRecord.held(account.id(), credentials, holder, until))
                : records.replace(found, found.held(credentials, holder, until));
        return claimed.map(Optional::of)
                .recover(failure ->
                        failure instanceof AlreadyThereException || failure instanceof ChangedMeanwhileException
                                ? Future.succeededFuture(Optional.empty())
                                : Future.failedFuture(failure));
    }

    /** Whether it was stored; not where the claim has passed to another. */
    Future<Boolean> settle(TokenRecord claimed, TokenRecord next) {
        return records.replace(claimed, next)
                .map(true)
                .recover(failure -> failure instanceof ChangedMeanwhileException
                        ? Future.succeededFuture(false)
                        : Future.failedFuture(failure));
    }

    String seal(WechatAccount account, String token) {
        return vault.seal(purpose(account), token);
    }

    /** The token in it, where it is one of these credentials and opens. */
    Optional<String> open(WechatAccount account, TokenRecord record) {
        String sealed = record.sealed();
        if (sealed == null || !record.credentials().equals(credentials(account))) {
            return Optional.empty();
        }
        try {
            return Optional.of(vault.open(purpose(account), sealed));
        } catch (SealBrokenException ofAnotherKey) {
            return Optional.empty();
        }
    }

    /** Tells a changed AppSecret from the one before, and gives nothing away. */
    String credentials(WechatAccount account) {
        String all = account.appId() + "\n" + account.secret() + "\n" + account.base();
        return HexFormat.of().formatHex(vault.mac("channel/" + account.id() + "/credentials", all), 0, 16);
    }

    private static String purpose(WechatAccount account) {
        return "channel/" + account.id() + "/token";
    }
}
