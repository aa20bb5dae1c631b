package io.redletter.sandbox.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one request.
 *
 * @param reply the answer
 * @param code WeChat errcode, 0 otherwise
 * @param account the account that asked, where it proved itself
 * @param key the idempotency key it counts under
 * @param effect whether something was carried out
 * @param repeat whether the key's effect was there before
 * @param note for people
 * @param changes what changed, already applied, to be written
 */
public record Deed(
        Reply reply,
        int code,
        @Nullable String account,
        @Nullable String key,
        boolean effect,
        boolean repeat,
        @Nullable String note,
        List<JsonNode> changes) {

    /** A refusal: nothing carried out, nothing changed. */
    public static Deed refused(Reply reply, int code, @Nullable String account, @Nullable String key, String note) {
        return new Deed(reply, code, account, key, false, false, note, List.of());
    }
}
