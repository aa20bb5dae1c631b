package io.redletter.campaign.days;

import io.redletter.accounts.Unit;
import io.redletter.observance.Almanac;
import io.redletter.observance.Notice;
import io.redletter.observance.Observance;
import io.redletter.platform.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The book of days at one moment: what is stored, and the almanacs that follow from it. Never changes. */
final class DayPages {
    private static final Logger LOG = LoggerFactory.getLogger(DayPages.class);

    private final Almanac file;
    private final Map<String, StoredNotice> notices;
    private final Map<String, LocalDay> locals;
    private final Map<String, List<LocalDay>> localsOfUnit;
    private final Map<String, Set<String>> hiddenOfUnit;
    private final Almanac everybody;
    private final Map<List<String>, Almanac> ofPaths = new ConcurrentHashMap<>();

    DayPages(Almanac file, List<StoredNotice> notices, List<LocalDay> locals, List<HiddenDay> hidden) {
        this.file = file;
        this.notices = notices.stream().collect(Collectors.toUnmodifiableMap(StoredNotice::id, notice -> notice));
        this.locals = locals.stream().collect(Collectors.toUnmodifiableMap(LocalDay::id, day -> day));
        this.localsOfUnit = locals.stream().collect(Collectors.groupingBy(LocalDay::unitId));
        this.hiddenOfUnit = hidden.stream()
                .collect(Collectors.groupingBy(
                        HiddenDay::unitId, Collectors.mapping(HiddenDay::observanceId, Collectors.toSet())));
        this.everybody = noticed(file, notices);
    }

    static DayPages empty(Almanac file) {
        return new DayPages(file, List.of(), List.of(), List.of());
    }

    Almanac file() {
        return file;
    }

    Almanac everybody() {
        return everybody;
    }

    /** Kept once worked out: there are at most as many as units that have looked, and a change starts anew. */
    Almanac of(Unit unit) {
        boolean plain =
                unit.path().stream().noneMatch(localsOfUnit::containsKey) && !hiddenOfUnit.containsKey(unit.id());
        return plain ? everybody : ofPaths.computeIfAbsent(unit.path(), path -> built(path, unit.id()));
    }

    /** Everybody's days, and these units' own before any notice. */
    Almanac fileWith(LocalDay day) {
        return withOwn(file, List.of(day));
    }

    Optional<StoredNotice> notice(String id) {
        return Optional.ofNullable(notices.get(id));
    }

    Optional<LocalDay> local(String id) {
        return Optional.ofNullable(locals.get(id));
    }

    List<StoredNotice> notices(int year) {
        return notices.values().stream()
                .filter(notice -> notice.year() == year)
                .sorted(Comparator.comparing(StoredNotice::id))
                .toList();
    }

    Optional<Instant> changedAt(String id, int year) {
        Stream<String> parents = locals.containsKey(id) ? Stream.empty() : file.leansOn(id).stream();
        return Stream.concat(Stream.of(id), parents)
                .flatMap(one -> Stream.concat(
                        Optional.ofNullable(notices.get(StoredNotice.idOf(one, year))).map(StoredNotice::at).stream(),
                        local(one).map(LocalDay::changedAt).stream()))
                .max(Comparator.naturalOrder());
    }

    /** Those of the units on this path that are on the calendar, the topmost unit's first. */
    List<LocalDay> locals(List<String> path) {
        return path.stream()
                .flatMap(unit -> localsOfUnit.getOrDefault(unit, List.of()).stream())
                .filter(day -> !day.removed())
                .toList();
    }

    Set<String> hidden(String unitId) {
        return Set.copyOf(hiddenOfUnit.getOrDefault(unitId, Set.of()));
    }

    DayPages with(StoredNotice draft) {
        Map<String, StoredNotice> next = new HashMap<>(notices);
        next.put(draft.id(), draft);
        return new DayPages(file, List.copyOf(next.values()), List.copyOf(locals.values()), hiddenDays());
    }

    private List<HiddenDay> hiddenDays() {
        return hiddenOfUnit.entrySet().stream()
                .flatMap(unit -> unit.getValue().stream()
                        .map(id -> new HiddenDay(
                                HiddenDay.idOf(unit.getKey(), id), 1, unit.getKey(), id, "", Instant.EPOCH)))
                .toList();
    }

    private Almanac built(List<String> path, String unitId) {
        List<LocalDay> own = path.stream()
                .flatMap(unit -> localsOfUnit.getOrDefault(unit, List.of()).stream())
                .toList();
        Set<String> off = new HashSet<>(hidden(unitId));
        own.stream().filter(LocalDay::removed).map(LocalDay::id).forEach(off::add);
        return noticed(withOwn(file, own), List.copyOf(notices.values())).without(off);
    }

    /** One by one, so that a day that cannot be read any more does not take the others with it. */
    private static Almanac withOwn(Almanac file, List<LocalDay> own) {
        List<Observance> readable = new ArrayList<>();
        for (LocalDay day : own) {
            try {
                Observance observance = day.observance();
                file.plus(List.of(observance));
                readable.add(observance);
            } catch (IllegalArgumentException | RefusedException e) {
                LOG.warn("local day left out id={} reason={}", day.id(), e.getMessage());
            }
        }
        return readable.isEmpty() ? file : file.plus(readable);
    }

    /** Notices of days that the file no longer has, or not in that year, are passed over. */
    private static Almanac noticed(Almanac almanac, List<StoredNotice> notices) {
        Map<String, Map<Integer, Notice>> all = new HashMap<>();
        for (StoredNotice notice : notices) {
            boolean held = almanac.find(notice.observanceId())
                    .filter(observance -> observance.isHeldIn(notice.year()))
                    .isPresent();
            if (held) {
                all.computeIfAbsent(notice.observanceId(), id -> new HashMap<>())
                        .put(notice.year(), notice.notice());
            }
        }
        return almanac.with(all);
    }
}
