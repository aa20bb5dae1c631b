package io.redletter.observance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The loaded set of days: what there is, and when each falls in a year. Immutable and safe to share. */
public final class Almanac {

    /** The first and last year it answers for. */
    public static final int FIRST_YEAR = 1990;

    public static final int LAST_YEAR = 2100;

    private static final Comparator<ObservedDate> BY_DATE = Comparator.comparing(ObservedDate::start)
            .thenComparing(ObservedDate::end)
            .thenComparing(ObservedDate::id);

    private final Map<String, Observance> byId;

    private Almanac(Map<String, Observance> byId) {
        this.byId = byId;
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
        return new Almanac(Collections.unmodifiableMap(byId));
    }

    /** Every observance, in the order of the file. */
    public List<Observance> all() {
        return List.copyOf(byId.values());
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
     * @param region a province or a place that begins with its name, such as 湖北 or 湖北省鄂州市
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

    /** The same, in a region. */
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

    /** The same, in a region. */
    public List<Observance> undated(int year, String region) {
        return undated(year, in(region));
    }

    private List<ObservedDate> year(int year, DateFinder finder) {
        check(year);
        return byId.values().stream()
                .flatMap(observance -> finder.dates(observance, year).stream())
                .sorted(BY_DATE)
                .toList();
    }

    private List<ObservedDate> resolve(String id, int year, DateFinder finder) {
        check(year);
        return find(id).map(observance -> finder.dates(observance, year)).orElse(List.of());
    }

    private List<Observance> undated(int year, DateFinder finder) {
        check(year);
        return byId.values().stream()
                .filter(observance -> observance.isHeldIn(year))
                .filter(observance -> finder.dates(observance, year).isEmpty())
                .toList();
    }

    private DateFinder everywhere() {
        return new DateFinder(this, Optional.empty());
    }

    private DateFinder in(String region) {
        return new DateFinder(this, Optional.of(region));
    }

    private static void check(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new UnknownYearException(year);
        }
    }
}
