package io.redletter.feed;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A header in which a client weighs what it would like, such as {@code gzip;q=0.8, identity;q=0.5}.
 *
 * @param wishes in the order written; what cannot be read is left out
 */
record Wishes(List<Wish> wishes) {
    private static final Pattern WEIGHT = Pattern.compile("q=([01](?:\\.[0-9]{0,3})?)");
    private static final int MOST = 50;

    /** @param weight 0 for never, to 1 */
    record Wish(String name, double weight) {}

    static Wishes of(@Nullable String header) {
        return header == null
                ? new Wishes(List.of())
                : new Wishes(Stream.of(header.split(",", MOST))
                        .map(Wishes::wish)
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** The weight of exactly this name, where it is named. */
    Optional<Double> weight(String name) {
        return wishes.stream()
                .filter(wish -> wish.name().equals(name))
                .map(Wish::weight)
                .findFirst();
    }

    private static Optional<Wish> wish(String written) {
        String[] parts = written.split(";", 2);
        String name = parts[0].strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (parts.length == 1) {
            return Optional.of(new Wish(name, 1));
        }
        return Stream.of(parts[1].split(";", MOST))
                .map(parameter -> parameter.strip().toLowerCase(Locale.ROOT))
                .filter(parameter -> parameter.startsWith("q="))
                .findFirst()
                .map(Wishes::weighed)
                .orElse(Optional.of(1.0))
                .map(weight -> new Wish(name, weight));
    }

    private static Optional<Double> weighed(String parameter) {
        Matcher matcher = WEIGHT.matcher(parameter);
        return matcher.matches()
                ? Optional.of(Double.parseDouble(matcher.group(1))).filter(weight -> weight <= 1)
                : Optional.empty();
    }
}
