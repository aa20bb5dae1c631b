package io.redletter.delivery.audience;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says of people whether they may be written to at a moment, and why not. */
final class Sieve {
    private final StandingStore standings;
    private final ContactStore contacts;
    private final AudienceConfig config;

    Sieve(StandingStore standings, ContactStore contacts, AudienceConfig config) {
        this.standings = standings;
        this.contacts = contacts;
        this.config = config;
    }

    /** What is to become of one person. */
    enum Verdict {
        ELIGIBLE,
        BAD_ADDRESS,
        OPTED_OUT,
        CAPPED,
        QUIET
    }

    /**
     * What came of some people.
     *
     * @param eligible those who may be written to, in their order
     */
    record Sifted(List<Person> eligible, Counted counted) {}

    /** Asks for each of these people; at most a page of them. */
    Future<Sifted> sift(AudienceList list, List<Person> people, String kind, Instant at) {
        List<String> hashes = people.stream().map(Person::hash).toList();
        return standings.of(hashes).compose(standing -> contacts.of(hashes).map(times -> {
            List<Person> eligible = new ArrayList<>();
            Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
            for (Person person : people) {
                Verdict verdict = verdict(
                        list,
                        person,
                        standing.get(person.hash()),
                        times.getOrDefault(person.hash(), List.of()),
                        kind,
                        at);
                counts.merge(verdict, 1, Integer::sum);
                if (verdict == Verdict.ELIGIBLE) {
                    eligible.add(person);
                }
            }
            return new Sifted(eligible, counted(counts));
        }));
    }

    private Verdict verdict(
            AudienceList list,
            Person person,
            @Nullable Standing standing,
            List<Instant> times,
            String kind,
            Instant at) {
        if (standing != null && standing.isDead()) {
            return Verdict.BAD_ADDRESS;
        }
        if (standing != null
                && (standing.erased() != null || standing.optOut(kind).isPresent())) {
            return Verdict.OPTED_OUT;
        }
        if (isCapped(times, at)) {
            return Verdict.CAPPED;
        }
        return isQuiet(list, person, at) ? Verdict.QUIET : Verdict.ELIGIBLE;
    }

    /** What was sent at this very moment is this message itself, asked about again. */
    private boolean isCapped(List<Instant> times, Instant at) {
        Instant from = at.minus(Duration.ofDays(config.days()));
        return config.most() > 0
                && times.stream()
                                .filter(time -> time.isAfter(from) && time.isBefore(at))
                                .count()
                        >= config.most();
    }

    private boolean isQuiet(AudienceList list, Person person, Instant at) {
        LocalTime from = list.quietFrom();
        LocalTime until = list.quietUntil();
        QuietHours hours = from == null || until == null ? config.quiet() : new QuietHours(from, until);
        return hours.holds(at, ZoneId.of(person.zone().isEmpty() ? list.zone() : person.zone()));
    }

    private static Counted counted(Map<Verdict, Integer> counts) {
        return new Counted(
                counts.getOrDefault(Verdict.ELIGIBLE, 0),
                counts.getOrDefault(Verdict.OPTED_OUT, 0),
                counts.getOrDefault(Verdict.QUIET, 0),
                counts.getOrDefault(Verdict.CAPPED, 0),
                counts.getOrDefault(Verdict.BAD_ADDRESS, 0));
    }
}
