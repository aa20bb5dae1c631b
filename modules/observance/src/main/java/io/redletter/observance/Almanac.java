package io.redletter.observance;

import io.redletter.observance.rule.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The loaded set of days: what there is, and when each falls in a year. Immutable and safe to share. */
public final class Almanac {

    /** The first and last year it answers for. */
    public static final int FIRST_YEAR = 1990;

    public static final int LAST_YEAR = 2100;

    private static final Comparator<ObservedDate> BY_DATE = Comparator.comparing(ObservedDate::start)
            .thenComparing(ObservedDate::end)
            .thenComparing(ObservedDate::id);

    private final Map<String, Observance> byId;
    private final Leaning leaning;
    private final Set<String> hidden;
    private final IdentityHashMap<Rule, String> texts;

    private Almanac(Map<String, Observance> byId, Leaning leaning, Set<String> hidden) {
        this.byId = Collections.unmodifiableMap(byId);
        this.leaning = leaning;
        this.hidden = hidden;
        this.texts = texts(byId.values());
    }

    /** Each rule in words, written once: a year names them all. */
    private static IdentityHashMap<Rule, String> texts(Collection<Observance> observances) {
        IdentityHashMap<Rule, String> texts = new IdentityHashMap<>();
        for (Observance observance : observances) {
            for (DatedRule dated : observance.rules()) {
                texts.computeIfAbsent(dated.rule(), Rule::text);
            }
        }
        return texts;
    }

    /**
     * Reads a file of days.
     *
     * @throws AlmanacException if the file cannot be read or any field is wrong
     */
    public static Almanac load(Path yaml) {
        try (InputStream in = Files.newInputStream(yaml)) {
            return load(in, yaml.toString());
        } catch (IOException e) {
            throw new AlmanacException(yaml + ": cannot be read: " + e, e);
        }
    }

    /**
     * Reads a file of days from a stream, which stays open.
     *
     * @param file what to call it in messages
     * @throws AlmanacException if it cannot be read or any field is wrong
     */
    public static Almanac load(InputStream yaml, String file) {
        return of(AlmanacFile.read(yaml, file));
    }

    /** An almanac of these, in this order. */
    static Almanac of(List<Observance> observances) {
        Map<String, Observance> byId = new LinkedHashMap<>();
        for (Observance observance : observances) {
            byId.put(observance.id(), observance);
        }
        return new Almanac(byId, new Leaning(observances), Set.of());
    }

    /**
     * A new almanac in which these notices, by observance and year, win over the file's and over the guess. A {@link
     * Notice#withdrawn} one frees what the file or the rule says. Those of an id that is not here are passed over.
     */
    public Almanac with(Map<String, Map<Integer, Notice>> notices) {
        Map<String, Observance> next = new LinkedHashMap<>(byId);
        notices.forEach((id, entered) -> next.computeIfPresent(id, (same, observance) -> observance.with(entered)));
        return new Almanac(next, leaning, hidden);
    }

    /**
     * A new almanac with these as well, after the others.
     *
     * @throws IllegalArgumentException if an id is there already, a rule leans on one that is not, or they lean in a
     *     circle
     */
    public Almanac plus(List<Observance> own) {
        Map<String, Observance> next = new LinkedHashMap<>(byId);
        for (Observance observance : own) {
            if (next.putIfAbsent(observance.id(), observance) != null) {
                throw new IllegalArgumentException("id " + observance.id() + ": there already (expected: a new one)");
            }
        }
        for (Observance observance : own) {
            for (DatedRule dated : observance.rules()) {
                for (String parent : dated.rule().leansOn()) {
                    if (!next.containsKey(parent)) {
                        throw new IllegalArgumentException("rule of " + observance.id() + ": leans on " + parent
                                + " (expected: another observance that is there)");
                    }
                }
            }
        }
        Leaning all = new Leaning(next.values());
        for (Observance observance : own) {
            if (all.isCircular(observance.id())) {
                throw new IllegalArgumentException(
                        "rule of " + observance.id() + ": leans on itself (expected: no circle)");
            }
        }
        return new Almanac(next, all, hidden);
    }

    /**
     * A new almanac that does not list these: they are in no year. They are still found and resolved by their id, since
     * campaigns and other days may hang on them.
     */
    public Almanac without(Set<String> ids) {
        Set<String> all = new HashSet<>(hidden);
        all.addAll(ids);
        return new Almanac(byId, leaning, Set.copyOf(all));
    }

    /** The ids of those whose rule leans on this one, directly or through others: its move moves them. */
    public Set<String> leaningOn(String id) {
        return Collections.unmodifiableSet(leaning.childrenOf(id));
    }

    /** Every observance that is not hidden, in the order of the file. */
    public List<Observance> all() {
        return shown().toList();
    }

    public Optional<Observance> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * Every date of a year, sorted by day, for the whole country: what differs by province is left out.
     *
     * @throws UnknownYearException outside 1990 to 2100
     */
    public List<ObservedDate> year(int year) {
        return year(year, everywhere());
    }

    /**
     * Every date of a year in a region, sorted by day.
     *
     * @param region a province or a place that begins with its name, such as 湖北 or 湖北省鄂州市; empty for the whole country
     * @throws UnknownYearException outside 1990 to 2100
     */
    public List<ObservedDate> year(int year, String region) {
        return year(year, in(region));
    }

    /**
     * The dates of one observance in a year for the whole country, in order.
     *
     * @return empty if there is no such id, it is not held that year, or no date is known
     * @throws UnknownYearException outside 1990 to 2100
     */
    public List<ObservedDate> resolve(String id, int year) {
        return resolve(id, year, everywhere());
    }

    /** The same, in a region; empty for the whole country. */
    public List<ObservedDate> resolve(String id, int year, String region) {
        return resolve(id, year, in(region));
    }

    /**
     * What is held in a year but has no date yet, so that nobody forgets it: to be announced, set locally, differing
     * by province, or unclear.
     *
     * @throws UnknownYearException outside 1990 to 2100
     */
    public List<Observance> undated(int year) {
        return undated(year, everywhere());
    }

    /** The same, in a region; empty for the whole country. */
    public List<Observance> undated(int year, String region) {
        return undated(year, in(region));
    }

    private List<ObservedDate> year(int year, DateFinder finder) {
        check(year);
        return shown().flatMap(observance -> finder.dates(observance, year).stream())
                .sorted(BY_DATE)
                .toList();
    }

    private List<ObservedDate> resolve(String id, int year, DateFinder finder) {
        check(year);
        return find(id).map(observance -> finder.dates(observance, year)).orElse(List.of());
    }

    private List<Observance> undated(int year, DateFinder finder) {
        check(year);
        return shown().filter(observance -> observance.isHeldIn(year))
                .filter(observance -> finder.dates(observance, year).isEmpty())
                .toList();
    }

    /** The ids of those this one's rule leans on, directly or through others. */
    public Set<String> leansOn(String id) {
        return Collections.unmodifiableSet(leaning.parentsOf(id));
    }

    Leaning leaning() {
        return leaning;
    }

    String text(Rule rule) {
        String text = texts.get(rule);
        return text == null ? rule.text() : text;
    }

    /** How often one that others lean on was changed in a year. */
    int changesOf(String id, int year) {
        Observance observance = byId.get(id);
        if (observance == null) {
            return 0;
        }
        Notice notice = observance.notices().get(year);
        return observance.revision() + (notice == null ? 0 : notice.sequence());
    }

    private Stream<Observance> shown() {
        return byId.values().stream().filter(observance -> !hidden.contains(observance.id()));
    }

    private DateFinder everywhere() {
        return new DateFinder(this, Optional.empty());
    }

    private DateFinder in(String region) {
        return new DateFinder(this, Optional.of(region).filter(named -> !named.isEmpty()));
    }

    private static void check(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new UnknownYearException(year);
        }
    }
}
