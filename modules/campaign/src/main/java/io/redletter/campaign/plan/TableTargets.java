package io.redletter.campaign.plan;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers that stand alone in a table's cells: what they count stands in their row, until when in the table's head. */
final class TableTargets {

    private static final Pattern NUMBER = Pattern.compile(
            "(?:达到|不低于|不少于|不超过|超过|\u2265|\u2264|>=|<=|>|<|\u2265)?\\d[\\d,]*(?:\\.\\d+)?[万亿]?(?:%|\u2030|[\u4E00-\u9FFF]{1,3})?(?:以上|以下|左右)?");

    private static final Pattern GOAL = Pattern.compile("目标|20\\d\\d年|指标值|任务数|计划");
    private static final Pattern BASE = Pattern.compile("基期|现状|现值|基数|实际|完成值|完成情况|序号|编号|权重|分值");
    private static final Pattern YEAR = Pattern.compile("20\\d\\d");
    private static final Pattern UNIT = Pattern.compile("[(]([^()]{1,5})[)]$");

    private final CleanText clean;
    private final Outline outline;
    private final PlanTime time;
    private final ResponsibleUnits units;

    TableTargets(CleanText clean, Outline outline, PlanTime time, ResponsibleUnits units) {
        this.clean = clean;
        this.outline = outline;
        this.time = time;
        this.units = units;
    }

    /** Whether this clause is a number alone in its cell. */
    boolean isCell(Clause clause) {
        return outline.isRow(outline.paragraphAt(clause.start()))
                && NUMBER.matcher(clause.text()).matches()
                && isWholeCell(clause);
    }

    /** The target of a cell under a head that sets goals. */
    Optional<FoundTarget> cell(Clause clause) {
        if (!isCell(clause)) {
            return Optional.empty();
        }
        int row = outline.paragraphAt(clause.start());
        String[] cells = outline.paragraph(row).split("\t", -1);
        int column = column(clause, row);
        String head = head(row, column, cells.length);
        if (!GOAL.matcher(head).find() || BASE.matcher(head).find() || isPast(head)) {
            return Optional.empty();
        }
        return clause.numbers().stream().findFirst().map(number -> target(clause, row, cells, head, number));
    }

    private FoundTarget target(Clause clause, int row, String[] cells, String head, NumberToken token) {
        String name = name(cells);
        Matcher unit = UNIT.matcher(halfWidth(name));
        Matcher year = YEAR.matcher(head);
        int start = outline.start(row);
        Optional<Duty> duty = units.dutyOf(clause.start());
        return new FoundTarget(
                "",
                clean.asGiven(start, clause.start() + clause.text().length()),
                unit.reset().find() ? name.substring(0, unit.start()) : name,
                token.value(),
                token.valueMax(),
                Comparators.of(clause, token),
                token.unit().isEmpty() && unit.reset().find() ? unit.group(1) : token.unit(),
                year.find() ? "by-" + year.group() : Periods.PLAN,
                duty.map(Duty::words).orElse(""),
                duty.map(Duty::roles).orElse(List.of()),
                List.of(clean.place(
                        clause.start(), clause.start() + clause.text().length())));
    }

    private boolean isPast(String head) {
        Matcher year = YEAR.matcher(head);
        return year.find() && !head.contains("目标") && Integer.parseInt(year.group()) < time.firstYear();
    }

    private boolean isWholeCell(Clause clause) {
        String text = clean.text();
        int end = clause.start() + clause.text().length();
        boolean opens = clause.start() > 0 && text.charAt(clause.start() - 1) == CleanText.CELL;
        return opens && (end == text.length() || text.charAt(end) == CleanText.CELL || text.charAt(end) == '\n');
    }

    private int column(Clause clause, int row) {
        String before = clean.text().substring(outline.start(row), clause.start());
        return (int) before.chars().filter(c -> c == CleanText.CELL).count();
    }

    /** The head over a cell, counted from the right: merged cells are missing on the left. */
    private String head(int row, int column, int cells) {
        int first = outline.firstRow(row);
        String[] heads = outline.paragraph(first).split("\t", -1);
        int at = heads.length - (cells - column);
        return first == row || at < 0 ? "" : heads[at];
    }

    private static String name(String[] cells) {
        for (String cell : cells) {
            if ((cell.length() > 1 && Punctuation.isHan(cell.charAt(0))) || cell.matches(".*[\u4E00-\u9FFF]{3,}.*")) {
                return cell;
            }
        }
        return cells[0];
    }

    private static String halfWidth(String words) {
        StringBuilder half = new StringBuilder(words.length());
        words.chars().forEach(c -> half.append(Punctuation.half((char) c)));
        return half.toString();
    }
}
