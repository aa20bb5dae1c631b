package io.redletter.campaign.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every place of a plan that says who answers for something, in the order of the text. */
final class Duties {

    private static final Pattern BRACKET = Pattern.compile(
            "[(\uFF08\u3014\u3010\\[]((?:[^()\uFF08\uFF09\u3014\u3015\u3010\u3011\\[\\]]|[(\uFF08][^()\uFF08\uFF09]{1,20}[)\uFF09]){2,600})[)\uFF09\u3015\u3011\\]]");

    private static final Pattern SAYS_ROLE = Pattern.compile(
            "牵头|配合|负责$|责任(?:单位|部门|分工)|承办$|落实$|参加$|主办|" + Words.any("duty-labels", "help-labels") + "[:\uFF1A]");

    private static final Pattern LABEL = Pattern.compile("^(?:\u2014\u2014|[-*\u25CF\u2022]|\\d{1,2}[.\uFF0E、])?(?:"
            + Words.any("duty-labels") + "|" + Words.any("help-labels") + ")[:\uFF1A]");

    private static final Pattern HELP_LABEL = Pattern.compile("^" + Words.any("help-labels") + "[:\uFF1A]");
    private static final Pattern OTHER_LABEL = Pattern.compile("^" + Words.any("duty-labels") + "[:\uFF1A]");

    private static final Pattern LAST_SENTENCE = Pattern.compile("(?:^|[。\uFF1B;])(?:(?:责任(?:单位|部门|分工)|分工)[:\uFF1A])?"
            + "(?<words>(?<=[:\uFF1A])[^。]{2,400}"
            + "|(?:牵头|主办|承办|配合|参加)(?:单位|部门)[:\uFF1A][^。]{2,500}"
            + "|由?[^。\uFF1B;,\uFF0C]{2,200}牵头[,\uFF0C][^。]{2,400}(?:参加|配合|参与|协助))。?$");

    private static final Pattern CONCRETE = Pattern.compile("各|省|市|县|区|州|团|中|国|党|相关|有关|旗|盟|镇|乡|街道|自治");

    private static final Pattern ROW = Pattern.compile(
            "^(?:[\u4E00-\u9FFF()\uFF08\uFF09]{2,20}[、\uFF0C,]){1,40}[\u4E00-\u9FFF()\uFF08\uFF09]{2,20}、?$");

    private static final Pattern HEAD =
            Pattern.compile("(?:责任|牵头|承办|主责|实施|落实|配合|参与|参加|完成|负责|主办|协办).{0,3}(?:单位|部门|科室|主体|处室)|责任分工|责任人");

    private final Outline outline;
    private final TreeMap<Integer, Duty> byStart = new TreeMap<>();

    private Duties(Outline outline) {
        this.outline = outline;
    }

    static Duties in(Outline outline) {
        Duties duties = new Duties(outline);
        List<Integer> columns = List.of();
        for (int i = 0; i < outline.size(); i++) {
            if (outline.isRow(i)) {
                List<Integer> heads = duties.columns(i);
                columns = heads.isEmpty() ? columns : heads;
                duties.row(i, columns, !heads.isEmpty());
            } else {
                columns = List.of();
                duties.paragraph(i);
            }
        }
        return duties;
    }

    List<Duty> all() {
        return List.copyOf(byStart.values());
    }

    /** The first at or behind this place of the clean text. */
    Optional<Duty> from(int place) {
        return Optional.ofNullable(byStart.ceilingEntry(place)).map(java.util.Map.Entry::getValue);
    }

    /** The first two that stand in these paragraphs; who asks wants to know whether there is only one. */
    List<Duty> between(int paragraph, int endParagraph) {
        int from = outline.start(paragraph);
        int to = endParagraph < outline.size() ? outline.start(endParagraph) : Integer.MAX_VALUE;
        return byStart.subMap(from, to).values().stream().limit(2).toList();
    }

    private void paragraph(int i) {
        String text = outline.paragraph(i);
        Matcher label = LABEL.matcher(text);
        if (label.find()) {
            boolean goesOn = HELP_LABEL.matcher(text).find();
            boolean bare = OTHER_LABEL.matcher(text).find() && !text.contains("牵头单位") && !text.contains("主办单位");
            int cut = bare ? label.end() : 0;
            String words = text.substring(cut).replaceFirst("。$", "");
            if (!goesOn || !joinsLast(i, outline.start(i) + cut, words)) {
                add(i, outline.start(i) + cut, words);
            }
            return;
        }
        brackets(i, text);
        lastSentence(i, text);
        boolean unitsOnly = i > 0 && ROW.matcher(text).matches() && allAreUnits(text);
        if (unitsOnly) {
            add(i, outline.start(i), text.replaceFirst("、$", ""));
        }
    }

    /** …。牵头单位:区科协 and …。由区科协牵头,区教育局参加。 at a paragraph's end. */
    private void lastSentence(int i, String text) {
        Matcher last = LAST_SENTENCE.matcher(text);
        if (last.find() && !UnitNames.of(last.group("words"), 0).isEmpty()) {
            add(i, outline.start(i) + last.start("words"), last.group("words"));
        }
    }

    /** 配合单位 on a line of its own belongs to the line above. */
    private boolean joinsLast(int paragraph, int start, String words) {
        var last = byStart.lastEntry();
        if (last == null || last.getValue().paragraph() < paragraph - 1) {
            return false;
        }
        Duty before = last.getValue();
        List<Duty.NamedUnit> units = new ArrayList<>(before.units());
        units.addAll(UnitNames.of(words, start));
        byStart.put(last.getKey(), new Duty(paragraph, before.start(), before.words() + "\uFF1B" + words, units));
        return true;
    }

    private void brackets(int i, String text) {
        Matcher bracket = BRACKET.matcher(text);
        int from = 0;
        while (from < text.length() && bracket.find(from)) {
            String words = bracket.group(1);
            boolean last = text.substring(bracket.end()).matches("[。\uFF1B;]?");
            boolean endsSentence = last
                    || bracket.end() >= text.length()
                    || "。\uFF1B;".indexOf(text.charAt(bracket.end())) >= 0
                    || (bracket.start() > 0 && "。\uFF1B;".indexOf(text.charAt(bracket.start() - 1)) >= 0);
            if (saysRole(words) || (endsSentence && mostAreUnits(words) && words.length() > 2)) {
                String plain = words.replaceFirst("^(?:" + Words.any("duty-labels") + ")[:\uFF1A]", "");
                plain = words.startsWith("牵头") || words.startsWith("主办") ? words : plain;
                int start = outline.start(i) + bracket.start(1) + words.length() - plain.length();
                if (!HELP_LABEL.matcher(plain).find() || !joinsLast(i, start, plain)) {
                    add(i, start, plain);
                }
                from = bracket.end();
            } else {
                from = bracket.start() + 1;
            }
        }
    }

    private static boolean saysRole(String words) {
        return SAYS_ROLE.matcher(words.replaceFirst("。$", "")).find()
                && !UnitNames.of(words, 0).isEmpty();
    }

    private static boolean allAreUnits(String words) {
        String[] pieces = words.split("[、\uFF0C,]");
        return java.util.Arrays.stream(pieces).allMatch(UnitNames::isUnit)
                && java.util.Arrays.stream(pieces)
                        .anyMatch(piece -> CONCRETE.matcher(piece).lookingAt());
    }

    private static boolean mostAreUnits(String words) {
        String[] pieces = words.split("[、\uFF0C,\uFF1B;]");
        int units = 0;
        for (String piece : pieces) {
            boolean concrete = CONCRETE.matcher(piece).lookingAt() || pieces.length > 2;
            units += concrete && UnitNames.isUnit(piece) ? 1 : 0;
        }
        return units * 3 >= pieces.length * 2 && units > 0;
    }

    /** The columns of a table that name units, if this row is its head. */
    private List<Integer> columns(int row) {
        String[] cells = outline.paragraph(row).split("\t", -1);
        List<Integer> columns = new ArrayList<>();
        for (int c = 0; c < cells.length; c++) {
            if (cells[c].length() <= 12 && HEAD.matcher(cells[c]).find()) {
                columns.add(c - cells.length);
            }
        }
        return columns;
    }

    /** The columns are counted from the right, since merged cells are missing on the left. */
    private void row(int row, List<Integer> columns, boolean head) {
        if (head) {
            return;
        }
        String[] cells = outline.paragraph(row).split("\t", -1);
        int at = outline.start(row);
        int first = -1;
        List<Duty.NamedUnit> units = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        for (int c = 0; c < cells.length; c++) {
            boolean named = columns.contains(c - cells.length)
                    && !UnitNames.of(cells[c], 0).isEmpty();
            boolean looks = columns.isEmpty() && c == cells.length - 1 && c > 0 && mostAreUnits(cells[c]);
            if (named || looks) {
                first = first < 0 ? at : first;
                String role = columns.size() > 1 && c - cells.length == columns.get(0) ? UnitRole.LEAD : "";
                String others = columns.size() > 1 && role.isEmpty() ? UnitRole.COOPERATE : role;
                UnitNames.of(cells[c], at)
                        .forEach(unit -> units.add(
                                others.isEmpty() ? unit : new Duty.NamedUnit(unit.name(), others, unit.start())));
                words.append(words.length() > 0 ? "\uFF1B" : "").append(cells[c]);
            }
            at += cells[c].length() + 1;
        }
        if (first >= 0) {
            byStart.put(first, new Duty(row, first, words.toString(), units));
        }
    }

    private void add(int paragraph, int start, String words) {
        List<Duty.NamedUnit> units = UnitNames.of(words, start);
        if (!units.isEmpty()) {
            byStart.put(start, new Duty(paragraph, start, words, units));
        }
    }
}
