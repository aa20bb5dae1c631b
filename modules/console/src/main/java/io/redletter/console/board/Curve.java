package io.redletter.console.board;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * The hour as two lines, without the minute that is not over, in a box of {@value #WIDTH} by {@value #HEIGHT}: what a reader sees before, or without, a script.
 *
 * @param view the SVG points of the views
 * @param play the SVG points of the plays
 * @param top the count at the upper edge
 */
public record Curve(String view, String play, long top) {
    public static final int WIDTH = 1180;
    public static final int HEIGHT = 240;

    static Curve of(List<Minute> hour) {
        long most = hour.stream()
                .mapToLong(minute -> Math.max(minute.view(), minute.play()))
                .max()
                .orElse(0);
        long top = roundUp(most);
        return new Curve(points(hour, Minute::view, top), points(hour, Minute::play, top), top);
    }

    /** The next number that reads well on an axis, at least 4. */
    static long roundUp(long most) {
        long size = 1;
        while (size * 10 < most) {
            size *= 10;
        }
        for (long step : new long[] {2, 4, 6, 8, 10}) {
            if (size * step >= most && size * step >= 4) {
                return size * step;
            }
        }
        return size * 10;
    }

    private static String points(List<Minute> hour, ToLongFunction<Minute> count, long top) {
        StringBuilder points = new StringBuilder(hour.size() * 12);
        double step = (double) WIDTH / Math.max(1, hour.size() - 1);
        for (int i = 0; i < hour.size() - 1; i++) {
            double y = HEIGHT - (double) HEIGHT * count.applyAsLong(hour.get(i)) / top;
            points.append(i == 0 ? "" : " ").append(String.format(Locale.ROOT, "%.1f,%.1f", i * step, y));
        }
        return points.toString();
    }
}
