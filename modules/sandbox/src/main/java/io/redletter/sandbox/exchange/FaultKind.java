package io.redletter.sandbox.exchange;

import com.fasterxml.jackson.annotation.JsonValue;

/** The ways in which a remote platform goes wrong, as far as a sender can tell. */
public enum FaultKind {
    /** Carried out at once, answered {@code delayMs} later. */
    SLOW("slow", true),
    /** Not carried out; answered with a 5xx status. */
    STATUS_5XX("status5xx", false),
    /** Not carried out; the sender is told to come slower. */
    RATE_LIMIT("rate-limit", false),
    /** Not carried out; the account's access tokens end here and now. WeChat only. */
    TOKEN_EXPIRY("token-expiry", false),
    /** Not carried out; answered with the errcode of the fault. WeChat only. */
    ERRCODE("errcode", false),
    /** Not carried out; 410, the receiver wants nothing more. Webhooks only. */
    GONE("gone", false),
    /** Carried out; the connection is dropped instead of an answer. */
    ANSWER_LOST("answer-lost", true),
    /** Not carried out; the connection is dropped. */
    RESET("reset", false),
    /** Carried out; the connection is dropped in the middle of the answer's body. */
    HALF_BODY("half-body", true),
    /** Carried out, and then it ends as the fault's code says: a publish_status or the number of a group send's err. WeChat only. */
    VERDICT("verdict", true),
    /** Its event is never sent. WeChat only, as the following. */
    CALLBACK_LOST("callback-lost", true),
    /** Its event is sent twice. */
    CALLBACK_TWICE("callback-twice", true),
    /** Its event is sent before the call is answered. */
    CALLBACK_EARLY("callback-early", true),
    /** Its event is sent {@code delayMs} late. */
    CALLBACK_LATE("callback-late", true),
    /** Its event is signed by somebody else. */
    CALLBACK_FORGED("callback-forged", true),
    /** Its event says that it failed, whatever became of it. */
    CALLBACK_WRONG("callback-wrong", true);

    private final String word;
    private final boolean carriesOut;

    FaultKind(String word, boolean carriesOut) {
        this.word = word;
        this.carriesOut = carriesOut;
    }

    /** The word used in JSON. */
    @JsonValue
    public String word() {
        return word;
    }

    /** Whether it meets the event that follows a request, and not the request. */
    public boolean isCallback() {
        return word.startsWith("callback-");
    }

    /** Whether the request is carried out all the same. */
    public boolean carriesOut() {
        return carriesOut;
    }
}
