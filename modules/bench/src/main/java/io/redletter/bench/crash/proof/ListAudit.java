package io.redletter.bench.crash.proof;

import io.redletter.bench.crash.proof.Promise.Broken;
import io.redletter.bench.crash.proof.StoredChunk.StoredPerson;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** One delivery to many people against their requests. No key guards them: a person is asked for a second time only after a no. */
final class ListAudit {
    private static final char SENT = 's';
    private static final char UNKNOWN = 'u';
    private static final Set<Character> NOT_OUT = Set.of('x', 'k');

    /** Its node died while it was on the wire; it went out whole and no answer came. */
    private static final Set<String> DOUBTS = Set.of("in-doubt", "no-answer");

    private final StoredPush push;
    private final StoredDelivery delivery;
    private final List<StoredChunk> chunks;
    private final Function<String, List<Ledger.Line>> requests;
    private final Consumer<Broken> broken;

    /** @param requests those of a person, by their key, in the order in which they came in */
    ListAudit(
            StoredPush push,
            StoredDelivery delivery,
            List<StoredChunk> chunks,
            Function<String, List<Ledger.Line>> requests,
            Consumer<Broken> broken) {
        this.push = push;
        this.delivery = delivery;
        this.chunks = chunks;
        this.requests = requests;
        this.broken = broken;
    }

    void look() {
        must(Promise.FINAL, !DeliveryAudit.OPEN.contains(delivery.state()), delivery.state());
        must(
                Promise.FINAL,
                chunks.stream().filter(StoredChunk::last).count() == 1
                        && chunks.stream()
                                        .mapToInt(StoredChunk::number)
                                        .distinct()
                                        .count()
                                == chunks.size(),
                "not everybody is written down once");
        chunks.forEach(
                chunk -> must(Promise.FINAL, chunk.state().equals("done"), "chunk " + chunk.number() + " is not done"));
        List<StoredPerson> people =
                chunks.stream().flatMap(chunk -> chunk.people().stream()).toList();
        must(
                Promise.ONCE,
                people.stream().map(StoredPerson::key).distinct().count() == people.size(),
                "somebody is written down twice");
        people.forEach(this::look);
        boolean doubt = people.stream().anyMatch(person -> person.state() == UNKNOWN);
        must(
                Promise.DESK,
                doubt == delivery.state().equals("unknown"),
                delivery.state() + ", people in doubt: " + doubt);
        boolean sent = people.stream().anyMatch(person -> person.state() == SENT);
        must(Promise.TRUE, sent || !delivery.state().equals("sent"), "sent, and nobody was sent to");
    }

    private void look(StoredPerson person) {
        List<Ledger.Line> asked = requests.apply(person.key());
        long effects = asked.stream().filter(Ledger.Line::effect).count();
        String who = person.key() + " '" + person.state() + "' " + person.code() + ": ";
        must(Promise.ONCE, effects <= 1, who + effects + " effects in " + asked.size() + " requests");
        must(Promise.TRUE, person.state() != SENT || effects == 1, who + "sent, the other side has none");
        must(Promise.TRUE, !NOT_OUT.contains(person.state()) || effects == 0, who + "not sent, the other side has it");
        must(
                Promise.FOLLOWED,
                asked.stream().limit(Math.max(0, asked.size() - 1)).noneMatch(Ledger.Line::effect),
                who + "no key, and another request after one that was taken");
        must(
                Promise.FOLLOWED,
                asked.size() <= person.tries(),
                who + asked.size() + " requests, tries: " + person.tries());
        must(
                Promise.FINAL,
                person.state() == SENT || person.state() == UNKNOWN || NOT_OUT.contains(person.state()),
                who + "open");
        must(Promise.DESK, person.state() != UNKNOWN || DOUBTS.contains(person.code()), who + "in doubt without cause");
        asked.forEach(request -> must(
                Promise.NOT_EARLY,
                !request.at().plusMillis(DeliveryAudit.CLOCK_MILLIS).isBefore(push.due()),
                who + request.at() + ", due " + push.due()));
    }

    private void must(Promise promise, boolean holds, String otherwise) {
        if (!holds) {
            broken.accept(new Broken(promise, delivery.id(), "e-mail " + otherwise));
        }
    }
}
