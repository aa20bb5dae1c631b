package io.redletter.content;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the next value of a work from the present one, its version raised by one. */
final class WorkChange {
    private final Work from;
    private final Instant now;
    private String title;
    private WorkState state;
    private int headNumber;
    private @Nullable String submittedBy;
    private @Nullable Integer sealedNumber;
    private @Nullable String sealedHash;
    private List<String> sealedMedia;
    private @Nullable String releaseId;
    private @Nullable Instant releaseAt;
    private @Nullable Instant releasedAt;

    WorkChange(Work from, Instant now) {
        this.from = from;
        this.now = now;
        this.title = from.title();
        this.state = from.state();
        this.headNumber = from.headNumber();
        this.submittedBy = from.submittedBy();
        this.sealedNumber = from.sealedNumber();
        this.sealedHash = from.sealedHash();
        this.sealedMedia = from.sealedMedia();
        this.releaseId = from.releaseId();
        this.releaseAt = from.releaseAt();
        this.releasedAt = from.releasedAt();
    }

    WorkChange state(WorkState next) {
        state = next;
        return this;
    }

    WorkChange head(int number, String newTitle) {
        headNumber = number;
        title = newTitle;
        return this;
    }

    WorkChange submittedBy(@Nullable String userId) {
        submittedBy = userId;
        return this;
    }

    WorkChange sealed(WorkVersion approved) {
        sealedNumber = approved.number();
        sealedHash = approved.hash();
        sealedMedia = approved.media();
        return this;
    }

    /** Neither approval nor release stands any longer. */
    WorkChange unsealed() {
        sealedNumber = null;
        sealedHash = null;
        sealedMedia = List.of();
        releasedAt = null;
        return release(null, null);
    }

    WorkChange release(@Nullable String id, @Nullable Instant at) {
        releaseId = id;
        releaseAt = at;
        return this;
    }

    WorkChange releasedAt(@Nullable Instant at) {
        releasedAt = at;
        return this;
    }

    Work done() {
        return new Work(
                from.id(),
                from.version() + 1,
                from.slug(),
                from.campaignId(),
                from.kind(),
                title,
                from.unitId(),
                state,
                headNumber,
                submittedBy,
                sealedNumber,
                sealedHash,
                sealedMedia,
                releaseId,
                releaseAt,
                releasedAt,
                from.author(),
                from.createdAt(),
                now,
                from.demo());
    }
}
