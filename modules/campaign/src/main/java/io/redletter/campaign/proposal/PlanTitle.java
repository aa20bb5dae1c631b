package io.redletter.campaign.proposal;

import java.util.List;
import java.util.regex.Pattern;

/** How a plan document is called, as a person would say at a glance at its first page. */
final class PlanTitle {
    private static final int LINES = 30;
    private static final int LONGEST = 80;
    private static final Pattern TITLE = Pattern.compile(".*(?:方案|计划|规划|纲要|意见|通知|要点|办法)(?:[(（].{1,30}[)）])?$");
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");

    private PlanTitle() {}

    /** The first line that ends as a title does (two lines joined where it was broken), else the file's name, else the first line. */
    static String of(String text, String fileName) {
        List<String> lines = text.lines()
                .map(line -> line.replaceAll("[\\s\u3000]+", " ").strip())
                .filter(line -> !line.isEmpty())
                .limit(LINES)
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.length() > LONGEST || !TITLE.matcher(line).matches()) {
                continue;
            }
            boolean broken = i > 0
                    && line.length() < 12
                    && !line.contains("年")
                    && lines.get(i - 1).length() <= 40;
            String whole = broken ? lines.get(i - 1) + line : line;
            return whole.length() > LONGEST ? line : whole;
        }
        String file = ENDING.matcher(fileName.strip()).replaceFirst("");
        if (!file.isBlank()) {
            return cut(file);
        }
        return lines.isEmpty() ? "未命名方案" : cut(lines.get(0));
    }

    /** Titles that differ only in blanks are one. */
    static String folded(String title) {
        return title.replaceAll("[\\s\u3000]+", "");
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
