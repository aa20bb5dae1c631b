package io.redletter.platform.embedded.ordered;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Chooses which documents a query must look at: those of its ids, a stretch of an index, or all. */
final class Finding {
    private final StoredDocuments documents;
    private final List<OrderedIndex> ordered;
    private final List<Index<Object>> unique;

    /** @param unique the library's own, which answer what names exactly their fields */
    Finding(StoredDocuments documents, List<OrderedIndex> ordered, List<Index<Object>> unique) {
        this.documents = documents;
        this.ordered = ordered;
        this.unique = unique;
    }

    /**
     * The documents that may match, read while they are asked for.
     *
     * @param rest what each of them must be held against
     * @param ordered whether they come in the order asked for
     */
    record Candidates(Stream<Document> documents, Document rest, boolean ordered) {}

    Candidates candidates(Document query, @Nullable Document orderBy, boolean limited) {
        Conditions conditions = Conditions.of(query);
        List<Object> ids = conditions.on("_id").values();
        if (ids != null) {
            // Each of many held against a list of many would be most of the work.
            boolean enough = conditions.on("_id").isOnlyValues();
            return new Candidates(of(ids), enough ? Conditions.withoutId(query) : query, ids.size() < 2);
        }
        for (Index<Object> index : unique) {
            if (index.canHandle(query)) {
                return new Candidates(found(index.getPositions(query)), query, false);
            }
        }
        Plan plan = Plan.best(ordered, conditions, orderBy, limited);
        IdRange range = IdRange.of(documents, conditions.on("_id"), orderBy, limited);
        if (plan != null && (plan.equal() > 0 || range == null)) {
            return new Candidates(
                    Walk.ids(plan, conditions).map(documents::get).filter(Objects::nonNull), query, plan.ordered());
        }
        if (range != null) {
            return new Candidates(range.documents(), query, range.ordered());
        }
        return all(query, orderBy);
    }

    private Candidates all(Document query, @Nullable Document orderBy) {
        Document order = orderBy == null ? new Document() : orderBy;
        boolean natural = order.keySet().stream().findFirst().equals(Optional.of("$natural"));
        boolean backwards = natural && order.get("$natural") instanceof Number way && way.intValue() < 0;
        return new Candidates(documents.all(backwards), query, order.isEmpty() || natural);
    }

    private Stream<Document> of(List<Object> ids) {
        return ids.size() == 1
                ? Stream.ofNullable(documents.get(documents.stored(ids.get(0))))
                : ids.stream()
                        .map(documents::stored)
                        .distinct()
                        .map(documents::get)
                        .filter(Objects::nonNull);
    }

    private Stream<Document> found(Iterable<Object> ids) {
        return StreamSupport.stream(ids.spliterator(), false)
                .map(documents::get)
                .filter(Objects::nonNull);
    }
}
