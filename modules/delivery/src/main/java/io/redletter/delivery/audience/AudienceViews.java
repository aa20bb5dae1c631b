package io.redletter.delivery.audience;

import com.fasterxml.jackson.databind.JsonNode;
import io.redletter.delivery.audience.rule.RuleReader;
import io.redletter.delivery.audience.rule.RuleWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bodies that the API answers. */
final class AudienceViews {
    private AudienceViews() {}

    record PersonView(
            String id,
            String address,
            String name,
            String language,
            String region,
            Map<String, String> attributes,
            List<String> tags,
            Instant addedAt,
            Instant changedAt) {
        static PersonView of(PeopleService.Card card) {
            Person person = card.person();
            return new PersonView(
                    person.id(),
                    card.address(),
                    card.name(),
                    person.language(),
                    person.region(),
                    person.attributes(),
                    person.tags(),
                    person.addedAt(),
                    person.changedAt());
        }
    }

    record FaultView(long row, long line, String field, String said) {
        static FaultView of(ImportFault fault) {
            return new FaultView(ImportStore.row(fault.id()), fault.line(), fault.field(), fault.said());
        }
    }

    record SegmentView(
            String id, long version, String audienceId, String unitId, String name, JsonNode rule, boolean demo) {
        static SegmentView of(Segment segment) {
            return new SegmentView(
                    segment.id(),
                    segment.version(),
                    segment.listId(),
                    segment.unitId(),
                    segment.name(),
                    RuleWriter.json(RuleReader.read(segment.rule())),
                    segment.demo());
        }
    }

    record CountView(
            String id,
            String segmentId,
            Instant at,
            String state,
            int percent,
            long looked,
            long all,
            Counted counted,
            @Nullable String reason) {
        static CountView of(CountRun run) {
            return new CountView(
                    run.id(),
                    run.segmentId(),
                    run.at(),
                    run.state(),
                    run.percent(),
                    run.looked(),
                    run.counted().all(),
                    run.counted(),
                    run.reason());
        }
    }

    record EntryView(
            String list,
            String listName,
            String purpose,
            String consent,
            String name,
            String language,
            String region,
            String zone,
            Map<String, String> attributes,
            List<String> tags,
            Instant addedAt,
            String addedBy) {
        static EntryView of(PersonFile.Entry entry) {
            Person person = entry.person();
            return new EntryView(
                    entry.list().id(),
                    entry.list().name(),
                    entry.list().purpose(),
                    entry.list().consent(),
                    entry.name(),
                    person.language(),
                    person.region(),
                    person.zone(),
                    person.attributes(),
                    person.tags(),
                    person.addedAt(),
                    person.addedBy());
        }
    }

    record FileView(
            String hash,
            String address,
            List<EntryView> lists,
            List<OptOut> optOuts,
            @Nullable BounceView bounce,
            @Nullable Instant erased,
            List<Instant> contacted) {
        static FileView of(PersonFile file) {
            Standing standing = file.standing();
            Bounce bounce = standing == null ? null : standing.bounce();
            return new FileView(
                    file.hash(),
                    file.address(),
                    file.entries().stream().map(EntryView::of).toList(),
                    standing == null ? List.of() : standing.optOuts(),
                    bounce == null
                            ? null
                            : new BounceView(bounce.permanent(), bounce.inARow(), bounce.at(), bounce.words()),
                    standing == null ? null : standing.erased(),
                    file.contacted());
        }
    }

    record BounceView(boolean permanent, int inARow, Instant at, String words) {}
}
