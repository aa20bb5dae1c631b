package io.redletter.sandbox.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request as it was received and what became of it.
 *
 * @param seq its number, rising by one with every request
 * @param at when it was decided, on the sandbox's clock
 * @param target {@code wechat} or {@code webhook:NAME}
 * @param operation what was asked, for example {@code freepublish/submit}
 * @param account the WeChat appId, where the request proved one
 * @param key the idempotency key under which it counts; null where the request has none
 * @param status the HTTP status answered, 0 where the connection was dropped instead
 * @param code the WeChat errcode, 0 for success and for webhooks
 * @param effect whether something was carried out: a webhook accepted for the first time, a publication, a group send
 * @param repeat whether the key's effect had been there before
 * @param fault the fault that met the request
 * @param note what a person should read, short
 * @param digest SHA-256 of the body in hexadecimal
 * @param bytes length of the body
 * @param body the body or its first part, where it is kept
 */
public record LedgerEntry(
        long seq,
        Instant at,
        String target,
        String operation,
        @Nullable String account,
        @Nullable String key,
        int status,
        int code,
        boolean effect,
        boolean repeat,
        @Nullable String fault,
        @Nullable String note,
        String digest,
        long bytes,
        @Nullable String body) {

    LedgerEntry numbered(long number) {
        return new LedgerEntry(
                number, at, target, operation, account, key, status, code, effect, repeat, fault, note, digest, bytes,
                body);
    }
}
