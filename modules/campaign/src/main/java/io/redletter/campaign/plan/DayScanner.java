package io.redletter.campaign.plan;

import io.redletter.observance.Observance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the days a text names: known ones by the longest name, then what looks like one. */
final class DayScanner {

    private final DayNames names;

    DayScanner(DayNames names) {
        this.names = names;
    }

    /** Every occasion once, in the order of the text. */
    List<FoundDay> scan(CleanText clean, List<FoundTag> tags) {
        FoldedText folded = FoldedText.of(clean.text());
        DayLists lists = new DayLists(folded.text());
        List<NamePlace> places = new ArrayList<>(known(folded, lists));
        places.addAll(new UnknownDays(folded, lists).find());
        places.sort(Comparator.comparingInt(NamePlace::start));
        Map<String, FoundDay> found = new LinkedHashMap<>();
        for (NamePlace place : places) {
            FoundDay day = found(place, folded, clean, tags);
            found.merge(day.canonical(), day, DayScanner::again);
        }
        return List.copyOf(found.values());
    }

    private List<NamePlace> known(FoldedText folded, DayLists lists) {
        List<NamePlace> listed = new ArrayList<>();
        int i = 0;
        while (i < folded.text().length()) {
            NamePlace place = longestAt(folded, i).orElse(null);
            if (place == null) {
                i++;
                continue;
            }
            if (nameOf(folded, place).map(DayName::listedOnly).orElse(false)) {
                listed.add(place);
            } else {
                lists.add(place);
            }
            i = place.end();
        }
        // The last of a list has the word that the others leave out, so they are joined from its end.
        Collections.reverse(listed);
        listed.stream().filter(lists::isBesideADay).forEach(lists::add);
        return lists.places();
    }

    private Optional<NamePlace> longestAt(FoldedText folded, int start) {
        if (!names.beginWith(folded.text().charAt(start))) {
            return Optional.empty();
        }
        int most = Math.min(names.longest(), folded.text().length() - start);
        for (int length = most; length >= 2; length--) {
            NamePlace place = new NamePlace(start, start + length, null);
            DayName name = nameOf(folded, place).orElse(null);
            if (name != null && fits(folded, place, name)) {
                return Optional.of(new NamePlace(start, start + length, name.day()));
            }
        }
        return Optional.empty();
    }

    private Optional<DayName> nameOf(FoldedText folded, NamePlace place) {
        return names.find(folded.text().substring(place.start(), place.end()));
    }

    private static boolean fits(FoldedText folded, NamePlace place, DayName name) {
        boolean ends = name.listedOnly() || !NameEdges.goesOn(folded.text(), place.end());
        return ends && (!name.needsOpening() || NameEdges.opens(folded, place.start()));
    }

    private static FoundDay found(NamePlace place, FoldedText folded, CleanText clean, List<FoundTag> tags) {
        int start = folded.at(place.start());
        int end = folded.at(place.end() - 1) + 1;
        String spelling = folded.spelling(place.start(), place.end());
        @Nullable Observance day = place.day();
        String canonical = day == null ? folded.text().substring(place.start(), place.end()) : day.canonicalName();
        return new FoundDay(
                day == null ? null : day.id(),
                canonical,
                kind(day == null ? canonical : day.name()),
                spelling,
                clean.sentence(start, end),
                List.of(clean.place(start, end)),
                TagScanner.around(clean, tags, start, end));
    }

    /** Told where it first stands; the other places are kept. */
    private static FoundDay again(FoundDay first, FoundDay again) {
        List<Place> places = new ArrayList<>(first.places());
        places.addAll(again.places());
        return new FoundDay(
                first.id(),
                first.canonical(),
                first.kind(),
                first.nameInText(),
                first.sentence(),
                places,
                first.tags());
    }

    private static String kind(String name) {
        return switch (name.charAt(name.length() - 1)) {
            case '周' -> "week";
            case '月' -> "month";
            default -> "day";
        };
    }
}
