package io.redletter.content;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One work on its way from draft to public. What it says stands in its versions; this is where it stands.
 *
 * @param version rises with every change of this document; not the number of a {@link WorkVersion}
 * @param slug the last part of its public address, unique, never changed
 * @param campaignId the campaign it belongs to
 * @param title title of the newest version
 * @param unitId the unit that speaks
 * @param headNumber number of the newest version, 0 while nothing was written
 * @param submittedBy user id of whoever submitted the newest version for review
 * @param sealedNumber number of the approved version; null unless an approval stands
 * @param sealedHash hash of the approved version; null unless an approval stands
 * @param sealedMedia SHA-256 of every file the approved version uses; empty unless an approval stands
 * @param releaseId the release that is to open, or has opened, this work
 * @param releaseAt the embargo: shut before this instant; null while no release is planned
 * @param releasedAt when the agenda opened it
 * @param author user id of whoever began the work
 * @param demo whether it is demonstration data, which the page says
 */
public record Work(
        @BsonId String id,
        long version,
        String slug,
        String campaignId,
        WorkKind kind,
        String title,
        String unitId,
        WorkState state,
        int headNumber,
        @Nullable String submittedBy,
        @Nullable Integer sealedNumber,
        @Nullable String sealedHash,
        List<String> sealedMedia,
        @Nullable String releaseId,
        @Nullable Instant releaseAt,
        @Nullable Instant releasedAt,
        String author,
        Instant createdAt,
        Instant changedAt,
        boolean demo)
        implements Versioned {

    /** The path of its public page, such as {@code /h5/huanjingri-2027}. */
    public String path() {
        return "/h5/" + slug;
    }

    /** Whether an approval stands: the state says so and a seal is there. */
    @JsonIgnore
    public boolean isSealed() {
        return sealedNumber != null
                && sealedHash != null
                && (state == WorkState.APPROVED || state == WorkState.RELEASED);
    }
}
