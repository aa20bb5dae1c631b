package io.redletter.campaign.proposal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.redletter.campaign.plan.Place;
import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One thing found in a plan document, and what people said to it.
 *
 * @param id {@code item_…}, made of document, kind and key: the same whenever the document is read
 * @param version rises with every change
 * @param unitId the document's unit
 * @param key short and stable within document and kind
 * @param found what the last reading that found it says
 * @param edited what a person made of it, or null
 * @param spelled the words in the text
 * @param quote the sentence around them
 * @param places where it stands in the text, in its order; never empty
 * @param start where it first stands, by which items are sorted
 * @param unfinished accepted, but not everything was made yet; accepting again goes on
 * @param made what its acceptance made or met
 * @param reading the last reading that found it
 * @param gone whether later readings no longer find it
 * @param decidedBy the id of who decided last; empty where nobody has
 * @param decidedAt when, or null
 */
public record PlanItem(
        @BsonId String id,
        long version,
        String planId,
        String unitId,
        ItemKind kind,
        String key,
        ItemValues found,
        @Nullable ItemValues edited,
        String spelled,
        String quote,
        List<Place> places,
        int start,
        Decision decision,
        boolean unfinished,
        List<Made> made,
        int reading,
        boolean gone,
        String decidedBy,
        @Nullable Instant decidedAt)
        implements Versioned {
    public PlanItem {
        places = List.copyOf(places);
        made = List.copyOf(made);
    }

    /** What it stands for now: as edited, else as found. */
    public ItemValues values() {
        return edited == null ? found : edited;
    }

    /** Whether somebody still has to decide. */
    @JsonIgnore
    public boolean isOpen() {
        return decision == Decision.OPEN && !gone;
    }

    /** Whether nobody has said anything to it, be it gone or not. */
    @JsonIgnore
    public boolean isUndecided() {
        return decision == Decision.OPEN;
    }

    /** The line it first stands on, from 1. */
    public int line() {
        return places.get(0).line();
    }

    PlanItem decided(Decision next, boolean open, List<Made> things, String by, Instant at) {
        return copy(edited, next, open, things, by, at);
    }

    PlanItem edited(@Nullable ItemValues values) {
        return copy(values, decision, unfinished, made, decidedBy, decidedAt);
    }

    /** Its day has become one of the almanac. */
    PlanItem withDay(@Nullable String observanceId) {
        ItemValues day = ItemValues.of(values().theDay().known(observanceId));
        return new PlanItem(
                id,
                version,
                planId,
                unitId,
                kind,
                key,
                found,
                day,
                spelled,
                quote,
                places,
                start,
                decision,
                unfinished,
                made,
                reading,
                gone,
                decidedBy,
                decidedAt);
    }

    /** Its day is none of the almanac any more. */
    PlanItem withoutDay() {
        return withDay(null);
    }

    private PlanItem copy(
            @Nullable ItemValues values,
            Decision next,
            boolean open,
            List<Made> things,
            String by,
            @Nullable Instant at) {
        return new PlanItem(
                id,
                version + 1,
                planId,
                unitId,
                kind,
                key,
                found,
                values,
                spelled,
                quote,
                places,
                start,
                next,
                open,
                things,
                reading,
                gone,
                by,
                at);
    }
}
