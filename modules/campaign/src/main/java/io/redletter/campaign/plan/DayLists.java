package io.redletter.campaign.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The names found so far, and which places stand beside one of them in a list (世界水日、中国水周和地球日). */
final class DayLists {

    private static final String SEPARATORS = "、和与及暨";

    private final String text;
    private final TreeMap<Integer, NamePlace> byStart = new TreeMap<>();

    DayLists(String text) {
        this.text = text;
    }

    void add(NamePlace place) {
        byStart.put(place.start(), place);
    }

    List<NamePlace> places() {
        List<NamePlace> places = new ArrayList<>(byStart.values());
        places.sort(Comparator.comparingInt(NamePlace::start));
        return places;
    }

    /** Whether a name that was found covers this character. */
    boolean covers(int index) {
        var below = byStart.floorEntry(index);
        return below != null && index < below.getValue().end();
    }

    /** Whether a day stands right before or right after it, parted by a mark or word of lists. */
    boolean isBesideADay(NamePlace place) {
        return (separates(place.start() - 1) && covers(place.start() - 2))
                || (separates(place.end()) && covers(place.end() + 1));
    }

    private boolean separates(int index) {
        return index >= 0 && index < text.length() && SEPARATORS.indexOf(text.charAt(index)) >= 0;
    }
}
