package io.redletter.console.calendar;

import io.redletter.console.web.Choice;
import io.redletter.console.web.PageCall;
import io.redletter.observance.DatedRule;
import io.redletter.observance.Observance;
import io.redletter.observance.rule.Regional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a calendar may be narrowed to.
 *
 * @param regions provinces whose days differ, the whole country first
 * @param topics by how many days have them
 * @param region the one that is chosen; {@code all} for the whole country
 * @param topic the one that is chosen; empty for all
 * @param kept the query, beginning with an ampersand, that keeps this choice in an address
 */
public record CalendarFilters(List<Choice> regions, List<Choice> topics, String region, String topic, String kept) {
    private static final String ALL = "all";

    public CalendarFilters {
        regions = List.copyOf(regions);
        topics = List.copyOf(topics);
    }

    static CalendarFilters of(PageCall call, Letters letters) {
        return new CalendarFilters(
                regions(call, letters),
                topics(call, letters),
                letters.region().isEmpty() ? ALL : letters.region(),
                letters.topic(),
                call.query("region").map(region -> "&region=" + encoded(region)).orElse("")
                        + (letters.topic().isEmpty() ? "" : "&topic=" + encoded(letters.topic())));
    }

    private static List<Choice> regions(PageCall call, Letters letters) {
        TreeSet<String> names = letters.almanac().all().stream()
                .flatMap(observance -> observance.rules().stream())
                .map(DatedRule::rule)
                .filter(Regional.class::isInstance)
                .flatMap(rule -> ((Regional) rule).regions().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!letters.region().isEmpty()) {
            names.add(letters.region());
        }
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(ALL, call.t("calendar.region.all")));
        names.forEach(name -> choices.add(new Choice(name, name)));
        return choices;
    }

    private static List<Choice> topics(PageCall call, Letters letters) {
        Map<String, Long> counts = letters.almanac().all().stream()
                .map(Observance::topics)
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(topic -> topic, TreeMap::new, Collectors.counting()));
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", call.t("calendar.topic.all")));
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(entry ->
                        choices.add(new Choice(entry.getKey(), topic(call, entry.getKey()) + " " + entry.getValue())));
        return choices;
    }

    /** In the reader's language where it is known, else as it was written. */
    private static String topic(PageCall call, String topic) {
        String key = "topic." + topic;
        return call.words().has(key) ? call.t(key) : topic;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
