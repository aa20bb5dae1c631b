package io.redletter.delivery;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.redletter.campaign.Push;
import io.redletter.delivery.channel.Outcome;
import io.redletter.platform.mongo.Versioned;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One push through one channel, and everything that was tried. Kept for good: it is the proof of what was sent when.
 *
 * @param id {@code pushId:channelId}
 * @param version rises with every change; what the agenda's claim gives is the fence
 * @param workHash hash of the wording that was armed; nothing else may leave
 * @param state see {@link DeliveryState}, in lower case
 * @param key idempotency key, 32 lower-case hexadecimal digits, the same for every attempt
 * @param request the exact message, stored before the first call; null until then
 * @param progress what a channel of several steps keeps between them
 * @param accepted whether the platform has it and is only asked how far it is
 * @param attempts at most 20
 * @param errorClass why it is not out, where it is not
 * @param reason the same for people
 * @param due when the agenda hands it out next; the time of the next attempt where it is {@code retrying}
 * @param owner the node that has it in hand
 * @param nominal when it should have been handed out last
 * @param actual when it was
 * @param finished when its end was stored; null while it goes on
 * @param link where the public sees it
 */
public record Delivery(
        @BsonId String id,
        long version,
        String pushId,
        String channelId,
        String campaignId,
        String workId,
        String workHash,
        String unitId,
        String state,
        String key,
        @JsonIgnore @Nullable String request,
        Map<String, String> progress,
        boolean accepted,
        List<Attempt> attempts,
        @Nullable ErrorClass errorClass,
        @Nullable String reason,
        @Nullable Instant due,
        @JsonIgnore @Nullable String owner,
        @JsonIgnore @Nullable Instant nominal,
        @JsonIgnore @Nullable Instant actual,
        @JsonIgnore @Nullable Instant finished,
        @Nullable String link,
        Instant createdAt,
        Instant changedAt,
        boolean demo)
        implements Versioned {
    private static final int MOST_ATTEMPTS = 20;
    private static final long NOT_STORED = 0;

    public Delivery {
        progress = new LinkedHashMap<>(progress);
        attempts = List.copyOf(attempts);
    }

    /** The id of a push's delivery through a channel. */
    public static String id(String pushId, String channelId) {
        return pushId + ":" + channelId;
    }

    /** The state as a word of the closed set. */
    public DeliveryState stateWord() {
        return DeliveryState.of(state);
    }

    /** One that is not stored yet: its first change is its insert. */
    static Delivery of(Push push, String channelId, Instant now) {
        String id = id(push.id(), channelId);
        return new Delivery(
                id,
                NOT_STORED,
                push.id(),
                channelId,
                push.campaignId(),
                push.workId(),
                Objects.requireNonNullElse(push.workHash(), ""),
                push.unitId(),
                DeliveryState.PENDING.text(),
                key(id),
                null,
                Map.of(),
                false,
                List.of(),
                null,
                null,
                push.due(),
                null,
                null,
                null,
                null,
                null,
                now,
                now,
                push.demo());
    }

    /** The same in the hands of a node, which claimed its push then. */
    Delivery by(String node, Instant claimed) {
        return new Delivery(
                id,
                version,
                pushId,
                channelId,
                campaignId,
                workId,
                workHash,
                unitId,
                state,
                key,
                request,
                progress,
                accepted,
                attempts,
                errorClass,
                reason,
                due,
                node,
                due,
                claimed,
                finished,
                link,
                createdAt,
                changedAt,
                demo);
    }

    /** The same, to be written down for whoever takes it up. */
    Delivery filed() {
        return copy(stateWord(), request, progress, accepted, attempts, errorClass, reason, due, link, createdAt);
    }

    @JsonIgnore
    boolean isStored() {
        return version != NOT_STORED;
    }

    /** Whether the program does nothing more about it by itself. */
    @JsonIgnore
    boolean isOver() {
        return stateWord().isEnd();
    }

    /** How many attempts were begun, those that are no longer listed too. */
    @JsonIgnore
    int tries() {
        return attempts.isEmpty() ? 0 : attempts.get(attempts.size() - 1).number();
    }

    /** Whether the last attempt may have done what is not known here. */
    @JsonIgnore
    boolean isInDoubt() {
        return !attempts.isEmpty() && attempts.get(attempts.size() - 1).isInDoubt();
    }

    /** The intent to try: stored before the call. An attempt that a dead node left open is closed as unknown. */
    Delivery begun(String what, String exactRequest, Instant now) {
        List<Attempt> next = new ArrayList<>(closed(Attempt.UNKNOWN, "没有等到结果 (its node did not see the end)", now));
        next.add(new Attempt(tries() + 1, what, now, null, null, null));
        if (next.size() > MOST_ATTEMPTS) {
            next.remove(1); // the first and the latest tell the story
        }
        return copy(DeliveryState.SENDING, exactRequest, progress, accepted, next, errorClass, reason, due, link, now);
    }

    /** The same, handed out at another instant. */
    Delivery due(Instant at) {
        return copy(stateWord(), request, progress, accepted, attempts, errorClass, reason, at, link, changedAt);
    }

    Delivery keeping(Map<String, String> steps, Instant now) {
        Map<String, String> all = new LinkedHashMap<>(progress);
        all.putAll(steps);
        return copy(stateWord(), request, all, accepted, attempts, errorClass, reason, due, link, now);
    }

    /** It is over, or in a person's hands. */
    Delivery ended(DeliveryState end, Outcome outcome, String answer, @Nullable ErrorClass why, Instant now) {
        return copy(
                end,
                request,
                progress,
                false,
                closed(word(outcome), answer, now),
                why,
                reason(outcome),
                null,
                outcome.link() == null ? link : outcome.link(),
                now);
    }

    /** It goes on at a later instant, in a state in which it waits for it. */
    Delivery waiting(
            DeliveryState wait, Outcome outcome, String answer, @Nullable ErrorClass why, Instant next, Instant now) {
        boolean taken = wait == DeliveryState.ACCEPTED;
        List<Attempt> kept = closed(word(outcome), answer, now);
        return copy(wait, request, progress, taken, kept, why, reason(outcome), next, link, now);
    }

    /** A person's word settles the last attempt too: after it nothing is in doubt. */
    Delivery settled(Outcome outcome, DeliveryState to, @Nullable ErrorClass why, Instant now) {
        List<Attempt> tried = new ArrayList<>(attempts);
        if (!tried.isEmpty()) {
            Attempt last = tried.remove(tried.size() - 1);
            tried.add(last.ended(now, word(outcome), outcome.answer()));
        }
        Instant next = to == DeliveryState.RETRYING ? now : null;
        return copy(to, request, progress, false, tried, why, reason(outcome), next, link, now);
    }

    private List<Attempt> closed(String how, String answer, Instant now) {
        if (attempts.isEmpty()) {
            return attempts;
        }
        Attempt last = attempts.get(attempts.size() - 1);
        if (last.outcome() != null) {
            return attempts;
        }
        List<Attempt> next = new ArrayList<>(attempts.subList(0, attempts.size() - 1));
        next.add(last.ended(now, how, answer));
        return next;
    }

    private static String word(Outcome outcome) {
        return outcome.kind() == Outcome.Kind.UNDECIDABLE
                ? Attempt.UNKNOWN
                : outcome.kind().name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String reason(Outcome outcome) {
        return outcome.code().isEmpty() ? null : Reason.of(outcome.code(), outcome.reason());
    }

    private Delivery copy(
            DeliveryState next,
            @Nullable String exactRequest,
            Map<String, String> steps,
            boolean taken,
            List<Attempt> tried,
            @Nullable ErrorClass why,
            @Nullable String words,
            @Nullable Instant at,
            @Nullable String seen,
            Instant now) {
        String holder = next == DeliveryState.SENDING ? owner : null;
        return new Delivery(
                id,
                version + 1,
                pushId,
                channelId,
                campaignId,
                workId,
                workHash,
                unitId,
                next.text(),
                key,
                exactRequest,
                steps,
                taken,
                tried,
                why,
                words,
                at,
                holder,
                nominal,
                actual,
                next.isEnd() ? now : null,
                seen,
                createdAt,
                now,
                demo);
    }

    private static String key(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("redletter-delivery/" + id).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
