package io.redletter.campaign.plan;

import io.redletter.observance.Almanac;
import io.redletter.observance.Observance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every spelling under which the almanac's days are found in a text. */
final class DayNames {

    /** The words that begin a full name; documents leave them out or take the wrong one. */
    static final List<String> PREFIXES = List.of("世界", "国际", "全国", "中国", "国家", "联合国", "全球");

    private static final String LAST_WORDS = "日周月";

    /** A name of so many characters or fewer is also the end of other names (气象科普日). */
    private static final int SHORT = 5;

    private static final int TINY = 2;

    /** 世界地球, and nothing shorter, tells a day without its last word. */
    private static final int STEM = 4;

    private final Map<String, DayName> names = new HashMap<>();
    private final Map<String, Observance> canonical = new HashMap<>();
    private final Set<Character> firsts = new HashSet<>();
    private int longest;

    private DayNames() {}

    static DayNames of(Almanac almanac) {
        DayNames names = new DayNames();
        List<Observance> days = almanac.all().stream().filter(DayNames::isDay).toList();
        days.forEach(day -> names.canonical.put(day.name(), day));
        days.forEach(names::addOwn);
        days.forEach(names::addListed);
        names.addShortened(days);
        names.longest =
                names.names.keySet().stream().mapToInt(String::length).max().orElse(0);
        names.names.keySet().forEach(name -> names.firsts.add(name.charAt(0)));
        return names;
    }

    /** Whether any name begins with this character. */
    boolean beginWith(char first) {
        return firsts.contains(first);
    }

    Optional<DayName> find(String folded) {
        return Optional.ofNullable(names.get(folded));
    }

    int longest() {
        return longest;
    }

    /** Whether a name is a day's, a week's or a month's, and not an open day of some house. */
    static boolean isDayName(String name) {
        return !name.isEmpty() && LAST_WORDS.indexOf(name.charAt(name.length() - 1)) >= 0 && !name.endsWith("开放日");
    }

    private static boolean isDay(Observance observance) {
        return spellings(observance).anyMatch(DayNames::isDayName);
    }

    private static Stream<String> spellings(Observance observance) {
        return Stream.concat(Stream.of(observance.name()), observance.aliases().stream())
                .map(FoldedText::fold);
    }

    private void addOwn(Observance day) {
        String own = FoldedText.fold(day.name());
        spellings(day)
                .filter(DayNames::isDayName)
                .forEach(name -> add(name, day, !name.equals(own) && isShort(name), false));
    }

    /** What only leaves out the last word (国际生物多样性, 世界地球) counts where days are listed. */
    private void addListed(Observance day) {
        Set<String> own = new HashSet<>(spellings(day).toList());
        spellings(day)
                .filter(name -> !isDayName(name))
                .filter(name -> LAST_WORDS.chars().anyMatch(last -> own.contains(name + (char) last)))
                .forEach(name -> add(name, day, false, true));
        own.stream()
                .filter(name ->
                        name.endsWith("日") && name.length() > STEM && core(name).isPresent())
                .forEach(name -> add(name.substring(0, name.length() - 1), day, false, true));
    }

    /** Names without their first word (湿地日) and with another one (国际湿地日), where they mean one day only. */
    private void addShortened(List<Observance> days) {
        Map<String, List<Observance>> cores = new HashMap<>();
        for (Observance day : days) {
            spellings(day)
                    .filter(DayNames::isDayName)
                    .flatMap(name -> core(name).stream())
                    .distinct()
                    .forEach(core -> cores.computeIfAbsent(core, key -> new ArrayList<>())
                            .add(day));
        }
        cores.forEach((core, owners) -> {
            if (owners.size() == 1) {
                add(core, owners.get(0), isShort(core), core.length() <= TINY);
                PREFIXES.forEach(prefix -> add(prefix + core, owners.get(0), false, false));
            }
        });
    }

    private void add(String name, Observance day, boolean needsOpening, boolean listedOnly) {
        Observance meant = canonical.getOrDefault(day.canonicalName(), day);
        names.putIfAbsent(name, new DayName(meant, needsOpening, listedOnly));
    }

    private static Optional<String> core(String name) {
        return PREFIXES.stream()
                .filter(prefix -> name.startsWith(prefix) && name.length() > prefix.length() + 1)
                .map(prefix -> name.substring(prefix.length()))
                .findFirst();
    }

    private static boolean isShort(String name) {
        return name.length() <= SHORT && PREFIXES.stream().noneMatch(name::startsWith);
    }
}
