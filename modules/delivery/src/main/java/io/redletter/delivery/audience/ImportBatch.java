package io.redletter.delivery.audience;

import com.mongodb.client.model.WriteModel;
import io.redletter.delivery.audience.csv.Draft;
import io.redletter.delivery.audience.csv.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides about one batch of rows: what is to be written, and how each row counts. The same batch decided again after a
 * death counts the same, because each person remembers the row that met them first.
 */
final class ImportBatch {
    private final AudienceImport job;
    private final AddressBook addresses;
    private final Instant now;
    private final boolean demo;
    private final Map<String, Row> first = new LinkedHashMap<>();
    private final List<ImportFault> faults = new ArrayList<>();
    private final List<String> optOuts = new ArrayList<>();
    private long repeated;
    private long refused;
    private final long rows;

    /** Hashes every address: some milliseconds of work, not for an event loop. */
    ImportBatch(AudienceImport job, List<Row> rows, AddressBook addresses, Instant now, boolean demo) {
        this.job = job;
        this.addresses = addresses;
        this.now = now;
        this.demo = demo;
        this.rows = rows.size();
        for (Row row : rows) {
            Draft draft = row.draft();
            if (draft == null) {
                refused++;
                row.faults().stream()
                        .findFirst()
                        .ifPresent(fault -> faults.add(new ImportFault(
                                ImportStore.faultId(job.id(), row.number()), row.line(), fault.field(), fault.said())));
                continue;
            }
            String hash = addresses.hash(draft.normal());
            if (draft.optOut()) {
                optOuts.add(hash);
            }
            if (first.putIfAbsent(hash, row) != null) {
                repeated++;
            }
        }
    }

    List<String> hashes() {
        return List.copyOf(first.keySet());
    }

    List<String> ids() {
        return first.keySet().stream()
                .map(hash -> Person.id(job.listId(), hash))
                .toList();
    }

    List<ImportFault> faults() {
        return faults;
    }

    /** Those whose row says that they want nothing. */
    List<String> optOuts() {
        return optOuts;
    }

    /**
     * What is to be done.
     *
     * @param former how people are whom it changes
     * @param tally how its rows count
     */
    record Plan(List<WriteModel<Person>> writes, List<Person> former, ImportTally tally) {}

    /**
     * @param there those of them who are on the list already, by id
     * @param standing what holds for their addresses, by hash
     */
    Plan plan(Map<String, Person> there, Map<String, Standing> standing) {
        List<WriteModel<Person>> writes = new ArrayList<>();
        List<Person> former = new ArrayList<>();
        Map<String, Long> counts = new HashMap<>();
        long again = repeated;
        long barred = 0;
        for (Map.Entry<String, Row> one : first.entrySet()) {
            Row row = one.getValue();
            Standing known = standing.get(one.getKey());
            if (known != null && known.erased() != null) {
                barred++;
                continue;
            }
            Person person = there.get(Person.id(job.listId(), one.getKey()));
            if (person != null && job.id().equals(person.seenBy())) {
                if (person.seenRow() == row.number()) {
                    counts.merge(Objects.requireNonNullElse(person.seenAs(), "unchanged"), 1L, Long::sum);
                } else {
                    again++;
                }
                continue;
            }
            Person next = person == null
                    ? fresh(one.getKey(), row)
                    : changed(person, Objects.requireNonNull(row.draft()), row.number());
            counts.merge(Objects.requireNonNull(next.seenAs()), 1L, Long::sum);
            if (person != null && "changed".equals(next.seenAs())) {
                former.add(person);
            }
            writes.add(person == null ? PeopleStore.inserted(next) : PeopleStore.replaced(person, next));
        }
        return new Plan(
                writes,
                former,
                new ImportTally(
                        rows,
                        counts.getOrDefault("added", 0L),
                        counts.getOrDefault("changed", 0L),
                        counts.getOrDefault("unchanged", 0L),
                        again,
                        refused,
                        barred,
                        optOuts.size()));
    }

    private Person fresh(String hash, Row row) {
        Draft draft = Objects.requireNonNull(row.draft());
        return new Person(
                Person.id(job.listId(), hash),
                1,
                job.listId(),
                hash,
                addresses.seal(draft.address(), or(draft.name(), "")),
                or(draft.language(), ""),
                or(draft.region(), ""),
                or(draft.zone(), ""),
                draft.attributes(),
                draft.tags() == null ? List.of() : draft.tags(),
                now,
                now,
                job.id(),
                job.id(),
                job.id(),
                row.number(),
                "added",
                demo);
    }

    /** What the row leaves blank stays as it is; where nothing is new, only who met them is noted. */
    private Person changed(Person person, Draft draft, long row) {
        AddressBook.Opened open = addresses.open(person);
        String name = or(draft.name(), open.name());
        Map<String, String> attributes = new LinkedHashMap<>(person.attributes());
        for (Map.Entry<String, String> one : draft.attributes().entrySet()) {
            if (attributes.containsKey(one.getKey()) || attributes.size() < PersonFields.MOST_ATTRIBUTES) {
                attributes.put(one.getKey(), one.getValue());
            }
        }
        Person next = new Person(
                person.id(),
                person.version() + 1,
                person.listId(),
                person.hash(),
                name.equals(open.name()) ? person.sealed() : addresses.seal(open.address(), name),
                or(draft.language(), person.language()),
                or(draft.region(), person.region()),
                or(draft.zone(), person.zone()),
                attributes,
                draft.tags() == null ? person.tags() : draft.tags(),
                person.addedAt(),
                now,
                person.addedBy(),
                job.id(),
                job.id(),
                row,
                "changed",
                person.demo());
        return saysTheSame(person, next) ? person.seen(job.id(), row, "unchanged") : next;
    }

    private static boolean saysTheSame(Person before, Person next) {
        return before.sealed().equals(next.sealed())
                && before.language().equals(next.language())
                && before.region().equals(next.region())
                && before.zone().equals(next.zone())
                && before.attributes().equals(next.attributes())
                && before.tags().equals(next.tags());
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
