package io.redletter.campaign.proposal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A plan document that was handed in; its text and its items are stored beside it.
 *
 * @param id {@code plan_…}
 * @param version rises with every change
 * @param unitId whose plan it is
 * @param title as its first page says, or as a person called it
 * @param folded the title without blanks, by which a newer version is known
 * @param textId where its text is
 * @param characters the length of its text
 * @param years the years it is for
 * @param reading how often it was read, from 1
 * @param settled the last reading of which every item is stored; behind {@code reading} while one is at work
 * @param history what was handed in, the last one last; at most fifty
 * @param createdBy the id of who handed it in first
 * @param readAt when it was read last
 * @param demo made for a demonstration
 */
public record PlanDocument(
        @BsonId String id,
        long version,
        String unitId,
        String title,
        String folded,
        String textId,
        int characters,
        List<Integer> years,
        int reading,
        int settled,
        List<PlanVersion> history,
        String createdBy,
        Instant createdAt,
        Instant readAt,
        boolean demo)
        implements Versioned {
    static final int MOST_VERSIONS = 50;

    public PlanDocument {
        years = List.copyOf(years);
        history = List.copyOf(history);
    }

    /** The state of the document that was read last. */
    public PlanVersion latest() {
        return history.get(history.size() - 1);
    }

    /** Whether a reading is still being stored, or broke off. */
    @JsonIgnore
    public boolean isUnsettled() {
        return settled < reading;
    }

    /** Read again, from the text that is there or from another one. */
    PlanDocument read(StoredText text, PlanVersion from, List<Integer> others, Instant at) {
        List<PlanVersion> states = new ArrayList<>(history);
        if (!latest().sha256().equals(from.sha256())) {
            states.add(from);
        }
        return new PlanDocument(
                id,
                version + 1,
                unitId,
                title,
                folded,
                text.id(),
                text.text().length(),
                others.isEmpty() ? years : others,
                reading + 1,
                settled,
                states.subList(Math.max(0, states.size() - MOST_VERSIONS), states.size()),
                createdBy,
                createdAt,
                at,
                demo);
    }

    PlanDocument settled(int which) {
        return which <= settled ? this : copy(title, years, which);
    }

    PlanDocument called(String other, List<Integer> others) {
        return copy(other, others, settled);
    }

    private PlanDocument copy(String called, List<Integer> others, int done) {
        return new PlanDocument(
                id,
                version + 1,
                unitId,
                called,
                PlanTitle.folded(called),
                textId,
                characters,
                others,
                reading,
                done,
                history,
                createdBy,
                createdAt,
                readAt,
                demo);
    }
}
