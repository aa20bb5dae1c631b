package io.redletter.console.board;

import io.redletter.reach.Totals;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What one channel, unit or work has of a campaign's reach.
 *
 * @param id of the channel, unit or work
 * @param width of its bar, in percent of the longest one
 * @param viewWidth the part of the bar that views make up, in percent of the bar
 */
public record Share(String id, String name, long view, long play, int width, int viewWidth) {
    public long total() {
        return view + play;
    }

    /**
     * The parts of one kind, the largest first.
     *
     * @param kind {@code channel}, {@code unit} or {@code work}
     * @param names by id; what has no name here shows its id
     */
    static List<Share> of(List<Totals> parts, String kind, Map<String, String> names) {
        String before = "|" + kind + ":";
        long most = parts.stream()
                .filter(part -> part.scope().contains(before))
                .mapToLong(Share::sum)
                .max()
                .orElse(0);
        return parts.stream()
                .filter(part -> part.scope().contains(before))
                .map(part ->
                        of(part, part.scope().substring(part.scope().indexOf(before) + before.length()), most, names))
                .sorted(Comparator.comparingLong(Share::total).reversed().thenComparing(Share::name))
                .toList();
    }

    private static Share of(Totals part, String id, long most, Map<String, String> names) {
        long view = part.count("view");
        long total = sum(part);
        return new Share(
                id, names.getOrDefault(id, id), view, part.count("play"), percent(total, most), percent(view, total));
    }

    private static long sum(Totals part) {
        return part.count("view") + part.count("play");
    }

    private static int percent(long part, long whole) {
        return whole == 0 ? 0 : (int) Math.round(100.0 * part / whole);
    }
}
