package io.redletter.campaign.joint;

import io.redletter.platform.NotFoundException;
import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One work to many units' channels at one instant. It alone says who takes part and when; the pushes follow it, and a sweep
 * brings back in line what a death left behind.
 *
 * @param id {@code joint_…}
 * @param version rises with every change
 * @param campaignId the lead's campaign
 * @param unitId the lead's unit
 * @param workId the lead's work, whose wording units take or localise
 * @param name what it is called, the work's title unless the lead says otherwise
 * @param local when everybody speaks
 * @param zone the IANA zone of {@code local}
 * @param due the instant that means
 * @param answerBy until when the lead wants answers; late ones are taken until {@code due}
 * @param freedoms what units may say in their own way; empty where nothing
 * @param parts by unit, 1 to 200
 * @param reason why it was called off
 * @param createdBy the id of who made it
 * @param demo made for a demonstration
 */
public record JointRelease(
        @BsonId String id,
        long version,
        String campaignId,
        String unitId,
        String workId,
        String name,
        LocalDateTime local,
        String zone,
        Instant due,
        Instant answerBy,
        List<Freedom> freedoms,
        List<JointPart> parts,
        JointState state,
        @Nullable String reason,
        String createdBy,
        Instant createdAt,
        boolean demo)
        implements Versioned {
    /** So many units speak at once at most. */
    public static final int MOST_PARTS = 200;

    public JointRelease {
        freedoms = List.copyOf(freedoms);
        parts = List.copyOf(parts);
    }

    /** The unit's part, or a 404 refusal. */
    public JointPart part(String ofUnit) {
        return find(ofUnit).orElseThrow(() -> new NotFoundException("joint release part", ofUnit));
    }

    public Optional<JointPart> find(String ofUnit) {
        return parts.stream().filter(part -> part.unitId().equals(ofUnit)).findFirst();
    }

    /** The work a part speaks: its own, or the lead's. */
    public String workOf(JointPart part) {
        return part.variantId() == null ? workId : part.variantId();
    }

    /** The id of the push that carries a part in its present round; the same however often it is asked for. */
    public String pushId(JointPart part) {
        return pushId(part, part.round());
    }

    String pushId(JointPart part, int round) {
        return "push_" + bare(id) + "_" + bare(part.unitId()) + "_" + round;
    }

    public boolean isOpen() {
        return state == JointState.OPEN;
    }

    JointRelease with(String ofUnit, UnaryOperator<JointPart> change) {
        JointPart before = part(ofUnit);
        JointPart after = change.apply(before);
        return after.equals(before)
                ? this
                : copy(
                        local,
                        zone,
                        due,
                        answerBy,
                        parts.stream()
                                .map(part -> part.unitId().equals(ofUnit) ? after : part)
                                .toList());
    }

    JointRelease asking(List<JointPart> all) {
        return copy(local, zone, due, answerBy, all);
    }

    JointRelease at(LocalDateTime when, String inZone, Instant instant, Instant answers) {
        return copy(when, inZone, instant, answers, parts);
    }

    JointRelease cancelled(String why) {
        return new JointRelease(
                id,
                version + 1,
                campaignId,
                unitId,
                workId,
                name,
                local,
                zone,
                due,
                answerBy,
                freedoms,
                parts,
                JointState.CANCELLED,
                why,
                createdBy,
                createdAt,
                demo);
    }

    private JointRelease copy(
            LocalDateTime when, String inZone, Instant instant, Instant answers, List<JointPart> all) {
        return new JointRelease(
                id,
                version + 1,
                campaignId,
                unitId,
                workId,
                name,
                when,
                inZone,
                instant,
                answers,
                freedoms,
                all,
                state,
                reason,
                createdBy,
                createdAt,
                demo);
    }

    private static String bare(String id) {
        return id.substring(id.indexOf('_') + 1);
    }
}
