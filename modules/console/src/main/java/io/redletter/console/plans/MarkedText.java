package io.redletter.console.plans;

import io.redletter.campaign.plan.Place;
import io.redletter.campaign.proposal.PlanItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A document's text line by line, each line in pieces that are marked or not; what overlaps is marked once, by the shorter. */
final class MarkedText {
    private final String text;
    private final List<Mark> marks;

    private MarkedText(String text, List<Mark> marks) {
        this.text = text;
        this.marks = marks;
    }

    /**
     * One line.
     *
     * @param number from 1
     */
    public record Line(int number, List<Piece> pieces) {}

    /**
     * A part of a line.
     *
     * @param anchors names of the marks that begin here, to jump to
     * @param item the marked item, or empty
     * @param items every item it belongs to, with blanks between
     * @param kind {@code day}, {@code target} or {@code unit}; empty where it is not marked
     * @param state {@code open}, {@code accepted} or {@code rejected}
     */
    public record Piece(
            String text, List<String> anchors, String item, String items, String kind, String state, String name) {}

    private record Mark(PlanItem item, String anchor, int start, int end) {
        int length() {
            return end - start;
        }
    }

    /** Items that are gone stand nowhere in the text. */
    static List<Line> of(String text, List<PlanItem> items) {
        List<Mark> marks = new ArrayList<>();
        for (PlanItem item : items) {
            int number = 0;
            for (Place place : item.places()) {
                boolean fits = place.start() >= 0 && place.end() <= text.length() && place.start() < place.end();
                if (!item.gone() && fits) {
                    marks.add(new Mark(item, "m-" + item.id() + "-" + number++, place.start(), place.end()));
                }
            }
        }
        marks.sort(Comparator.comparingInt(Mark::start));
        return new MarkedText(text, marks).lines();
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        int number = 1;
        int next = 0;
        List<Mark> open = new ArrayList<>();
        while (from <= text.length()) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            int begin = from;
            open.removeIf(mark -> mark.end() <= begin);
            while (next < marks.size() && marks.get(next).start() < to) {
                open.add(marks.get(next++));
            }
            lines.add(new Line(number++, pieces(from, to, open)));
            from = to + 1;
            if (end < 0) {
                break;
            }
        }
        return lines;
    }

    private List<Piece> pieces(int from, int to, List<Mark> open) {
        TreeSet<Integer> cuts = new TreeSet<>(List.of(from, to));
        for (Mark mark : open) {
            cuts.add(Math.max(from, Math.min(to, mark.start())));
            cuts.add(Math.max(from, Math.min(to, mark.end())));
        }
        List<Piece> pieces = new ArrayList<>();
        int start = from;
        for (int cut : cuts) {
            if (cut > start) {
                pieces.add(piece(start, cut, open));
                start = cut;
            }
        }
        return pieces;
    }

    private Piece piece(int start, int end, List<Mark> open) {
        List<Mark> here = open.stream()
                .filter(mark -> mark.start() <= start && mark.end() >= end)
                .sorted(Comparator.comparingInt(Mark::length))
                .toList();
        String words = text.substring(start, end).replace("\r", "");
        if (here.isEmpty()) {
            return new Piece(words, List.of(), "", "", "", "", "");
        }
        Map<String, Boolean> all = new LinkedHashMap<>();
        here.forEach(mark -> all.put(mark.item().id(), true));
        PlanItem item = here.get(0).item();
        return new Piece(
                words,
                here.stream()
                        .filter(mark -> mark.start() == start)
                        .map(Mark::anchor)
                        .toList(),
                item.id(),
                String.join(" ", all.keySet()),
                item.kind().text(),
                item.decision().text(),
                item.values().name());
    }
}
