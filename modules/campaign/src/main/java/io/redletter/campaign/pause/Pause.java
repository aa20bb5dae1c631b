package io.redletter.campaign.pause;

import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A lane or a campaign that was stopped, or was once.
 *
 * @param id {@code lane:push}, {@code campaign:campaign_…}
 * @param kind {@code lane} or {@code campaign}
 * @param subject the lane's name or the campaign's id
 * @param active whether it stands now
 * @param reason why, in the words of who stopped it
 * @param by the id of who stopped it
 * @param byName their name then
 * @param since when
 * @param endedByName who let it go on; null while it stands
 * @param ended when; null while it stands
 */
public record Pause(
        @BsonId String id,
        long version,
        String kind,
        String subject,
        boolean active,
        String reason,
        String by,
        String byName,
        Instant since,
        @Nullable String endedByName,
        @Nullable Instant ended)
        implements Versioned {
    static final String LANE = "lane";
    static final String CAMPAIGN = "campaign";

    static String idOf(String kind, String subject) {
        return kind + ":" + subject;
    }

    public boolean isOfLane() {
        return kind.equals(LANE);
    }

    Pause endedBy(String name, Instant now) {
        return new Pause(id, version + 1, kind, subject, false, reason, by, byName, since, name, now);
    }
}
