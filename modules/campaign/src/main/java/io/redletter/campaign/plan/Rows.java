package io.redletter.campaign.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a text as it was given, each with the place where it starts. */
final class Rows {

    private static final Pattern END = Pattern.compile("\\r\\n|[\\n\\r\\u2028\\u2029\\f]");

    private final List<String> texts = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();

    private Rows() {}

    static Rows of(String raw) {
        Rows rows = new Rows();
        Matcher end = END.matcher(raw);
        int start = 0;
        while (end.find()) {
            rows.add(raw.substring(start, end.start()), start);
            start = end.end();
        }
        rows.add(raw.substring(start), start);
        return rows;
    }

    private void add(String text, int start) {
        texts.add(text);
        starts.add(start);
    }

    int size() {
        return texts.size();
    }

    String text(int row) {
        return texts.get(row);
    }

    int start(int row) {
        return starts.get(row);
    }

    List<String> texts() {
        return texts;
    }

    int[] starts() {
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }
}
