package io.redletter.campaign.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a plan tells of its time: the year it begins in, which of its words tell the past, and until when its goals are set. */
final class PlanTime {

    private static final Pattern YEARS = Pattern.compile("(20\\d\\d)年?[-\u2014\u2013~至]+(20\\d\\d)年");
    private static final Pattern YEAR = Pattern.compile("(20\\d\\d)年");
    private static final Pattern PAST_YEAR =
            Pattern.compile("(?<![较比到至—-])(20\\d\\d)年(?!.{0,3}基础|.{0,4}相比|[-\u2014~至])");

    private static final Pattern TITLES = Pattern.compile("《[^》]*》");
    private static final Pattern LAST_YEAR = Pattern.compile("(?<![较比])(?:上年|去年)");
    private static final Pattern FACT = Words.anywhere("facts");
    private static final Pattern PAST = Words.anywhere("past");
    private static final Pattern FUTURE = Words.anywhere("future");
    private static final Pattern FACT_HEADING = Words.anywhere("fact-headings");
    private static final Pattern GOAL_HEADING = Words.anywhere("goal-headings");
    private static final Pattern FUTURE_HEADING = Pattern.compile("目标|要求|任务|思路");

    private static final int TITLE = 400;
    private static final int OPENING = 40;

    private final Outline outline;
    private final int firstYear;

    PlanTime(Outline outline) {
        this.outline = outline;
        this.firstYear = firstYear(outline.clean());
    }

    /** The year the plan begins in, or 0 if it does not say. */
    int firstYear() {
        return firstYear;
    }

    /** Whether the clause tells what is or was. */
    boolean isPast(Clause clause) {
        if (FACT.matcher(clause.text()).find()) {
            return true;
        }
        String sentence = TITLES.matcher(clause.before() + clause.text()).replaceAll("");
        boolean dated = Periods.date(sentence)
                .filter(date -> Integer.parseInt(date.substring(3)) >= firstYear)
                .isPresent();
        if (dated) {
            return false;
        }
        if (hasPastYear(sentence) || LAST_YEAR.matcher(sentence).find()) {
            return true;
        }
        return !FUTURE.matcher(sentence).find() && (isPastParagraph(clause) || isUnderFacts(clause));
    }

    private boolean isPastParagraph(Clause clause) {
        String lead = clause.leadIn() + clause.before();
        Matcher past = PAST.matcher(lead);
        if (!past.find()) {
            return false;
        }
        return !FUTURE.matcher(lead.substring(past.end())).find();
    }

    private boolean isUnderFacts(Clause clause) {
        for (int heading : outline.headings(outline.paragraphAt(clause.start()))) {
            String title = outline.title(heading);
            if (title.length() < OPENING
                    && FACT_HEADING.matcher(title).find()
                    && !FUTURE_HEADING.matcher(title).find()) {
                return true;
            }
        }
        return false;
    }

    private boolean hasPastYear(String words) {
        Matcher year = PAST_YEAR.matcher(words);
        while (year.find()) {
            if (firstYear > 0 && Integer.parseInt(year.group(1)) < firstYear) {
                return true;
            }
        }
        return false;
    }

    /** Until when what stands at this place of the clean text is to be reached; empty if nothing before it says so. */
    String goal(int place) {
        int paragraph = outline.paragraphAt(place);
        String before = outline.clean().substring(outline.start(paragraph), place);
        String own = date(opening(before));
        if (!own.isEmpty()
                && (before.contains("\uFF1A") || before.contains(":") || !before.contains("。") || isGoal(paragraph))) {
            return own;
        }
        return outline.isRow(paragraph) ? "" : ofSection(paragraph);
    }

    /** A paragraph that ends with a colon, or the first of a section of goals, sets the date for those below it. */
    private String ofSection(int paragraph) {
        int from = outline.headings(paragraph).stream().findFirst().orElse(paragraph);
        boolean item = outline.level(paragraph) > 1;
        List<Integer> above = new ArrayList<>(outline.headings(paragraph));
        if (item && above.size() > 1 && from == paragraph) {
            from = above.get(1);
        }
        for (int i = paragraph - 1; i >= from && i >= paragraph - 15; i--) {
            String words = outline.paragraph(i);
            boolean leads = outline.leads(i);
            String date = leads || isGoal(paragraph) ? date(opening(leads ? lastSentence(words) : words)) : "";
            if (!date.isEmpty()) {
                return date;
            }
        }
        return "";
    }

    private boolean isGoal(int paragraph) {
        return outline.headings(paragraph).stream()
                .map(outline::title)
                .anyMatch(title ->
                        title.length() < OPENING && GOAL_HEADING.matcher(title).find());
    }

    private static String lastSentence(String words) {
        int end = words.lastIndexOf('。');
        return words.substring(end + 1);
    }

    /** The first sentence that is no heading. */
    private static String opening(String words) {
        int end = words.indexOf('。');
        if (end >= 0 && end < OPENING / 2 && end + 1 < words.length()) {
            return words.substring(end + 1);
        }
        return words;
    }

    private static String date(String words) {
        return Periods.date(words.substring(0, Math.min(words.length(), OPENING)))
                .orElse("");
    }

    private static int firstYear(String clean) {
        String title = clean.substring(0, Math.min(TITLE, clean.length()));
        Matcher years = YEARS.matcher(title);
        if (years.find()) {
            return Integer.parseInt(years.group(1));
        }
        Matcher year = YEAR.matcher(title);
        return year.find() ? Integer.parseInt(year.group(1)) : 0;
    }
}
