package io.redletter.campaign.dryrun;

import io.redletter.campaign.AudienceCount;
import io.redletter.campaign.LatePolicy;
import io.redletter.campaign.QuotaEffect;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One push through one channel.
 *
 * @param pushId empty for a push that is not written down
 * @param state of the push, as stored
 * @param verdict what will come of it as things stand
 * @param quota what it takes of each window of the channel's quota; empty where there is no limit, or it is over
 * @param audience how many people it reaches; null where its channel has no list, or they could not be counted in time
 * @param obstacles why it may not leave, as arming would say it; empty where it may
 * @param warnings what to know though it may leave
 */
public record DryRunRow(
        String pushId,
        String campaignId,
        String campaignName,
        String unitId,
        String state,
        Verdict verdict,
        What what,
        Where where,
        When when,
        List<QuotaEffect> quota,
        @Nullable AudienceCount audience,
        List<Finding> obstacles,
        List<Finding> warnings) {
    public DryRunRow {
        quota = List.copyOf(quota);
        obstacles = List.copyOf(obstacles);
        warnings = List.copyOf(warnings);
    }

    /** What will come of it. */
    public enum Verdict {
        /** Armed, and nothing is in the way. */
        LEAVES,
        /** Nothing is in the way; it only has to be armed. */
        UNARMED,
        /** Something is in the way. */
        BLOCKED,
        /** Stopped by a person, or waits for one. */
        HELD,
        /** It left, is leaving, or was left out. */
        DONE
    }

    /**
     * @param title null where the work is not there
     * @param state of the work; null where it is not there
     * @param hash of the approved wording; null where none stands
     * @param releaseAt when it is released; null where that is not planned
     */
    public record What(
            String workId,
            @Nullable String title,
            @Nullable String state,
            @Nullable String hash,
            @Nullable Instant releaseAt) {}

    /**
     * @param name null where the channel is not there, or another unit's
     * @param trouble why nothing good is to be expected of it though it is enabled; null where nothing is known
     */
    public record Where(
            String channelId,
            @Nullable String name,
            @Nullable String kind,
            boolean enabled,
            @Nullable String trouble) {}

    /**
     * @param local on the wall in {@code zone}
     * @param shanghai the same moment on the wall in Shanghai
     * @param relative where it stands in its campaign; null for a fixed date
     * @param dies when it dies for good, at the midnight that ends its day; null where it is not bound to its day
     */
    public record When(
            LocalDateTime local,
            String zone,
            Instant due,
            LocalDateTime shanghai,
            @Nullable String relative,
            LatePolicy late,
            @Nullable Instant dies) {}

    /**
     * Something to know.
     *
     * @param code the code with which arming refuses, or that of a warning
     * @param message a sentence in Chinese and English
     * @param pushIds other pushes it is about; may be empty
     */
    public record Finding(String code, String message, List<String> pushIds) {
        public Finding {
            pushIds = List.copyOf(pushIds);
        }
    }

    /** Whether it goes beyond a quota of its channel. */
    public boolean isOverQuota() {
        return quota.stream().anyMatch(QuotaEffect::over);
    }
}
