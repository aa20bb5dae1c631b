package io.redletter.sandbox.wechat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/** Everything that can change at an account. The journal holds these; applying them in order rebuilds the account. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AccountChange.TokenIssued.class, name = "token-issued"),
    @JsonSubTypes.Type(value = AccountChange.TokensEnded.class, name = "tokens-ended"),
    @JsonSubTypes.Type(value = AccountChange.Called.class, name = "called"),
    @JsonSubTypes.Type(value = AccountChange.QuotaCleared.class, name = "quota-cleared"),
    @JsonSubTypes.Type(value = AccountChange.MaterialStored.class, name = "material-stored"),
    @JsonSubTypes.Type(value = AccountChange.DraftSaved.class, name = "draft-saved"),
    @JsonSubTypes.Type(value = AccountChange.DraftRemoved.class, name = "draft-removed"),
    @JsonSubTypes.Type(value = AccountChange.Issued.class, name = "issued"),
    @JsonSubTypes.Type(value = AccountChange.Withdrawn.class, name = "withdrawn"),
})
sealed interface AccountChange {
    /** The appId of the account. */
    String app();

    void applyTo(Account account);

    /** A token was made; a forced one ends those before it. */
    record TokenIssued(String app, Token token) implements AccountChange {
        @Override
        public void applyTo(Account account) {
            account.tokens().add(token);
        }
    }

    /** Every token ended at once. */
    record TokensEnded(String app, Instant at) implements AccountChange {
        @Override
        public void applyTo(Account account) {
            account.tokens().end(at);
        }
    }

    /** An operation was called, so many times on one day. */
    record Called(String app, String operation, LocalDate day, int times) implements AccountChange {
        @Override
        public void applyTo(Account account) {
            account.calls().add(operation, day, times);
        }
    }

    /** The daily call counts were set to nothing, which may be done ten times a month. */
    record QuotaCleared(String app, YearMonth month, int times) implements AccountChange {
        @Override
        public void applyTo(Account account) {
            account.calls().clear(month, times);
        }
    }

    /** A file was added to the stock. */
    record MaterialStored(String app, Material material) implements AccountChange {
        @Override
        public void applyTo(Account account) {
            account.materials().add(material);
        }
    }

    /** A draft was added or rewritten. */
    record DraftSaved(String app, Draft draft) implements AccountChange {
        @Override
        public void applyTo(Account account) {
            account.drafts().save(draft);
        }
    }

    /** A draft was deleted. */
    record DraftRemoved(String app, String mediaId) implements AccountChange {
        @Override
        public void applyTo(Account account) {
            account.drafts().remove(mediaId);
        }
    }

    /** A publication or group send was carried out; its draft leaves the box. */
    record Issued(String app, Issue issue) implements AccountChange {
        @Override
        public void applyTo(Account account) {
            account.drafts().remove(issue.draftId());
            account.issues().add(issue);
        }
    }

    /**
     * Articles were deleted by their publisher.
     *
     * @param issue publish_id or msg_id
     * @param index from 1; 0 for all
     */
    record Withdrawn(String app, long issue, int index) implements AccountChange {
        @Override
        public void applyTo(Account account) {
            account.issues().withdraw(issue, index);
        }
    }
}
