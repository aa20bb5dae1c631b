package io.redletter.campaign.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How well a reading agrees with what a person found. A day is matched by its canonical name; a target by its value and
 * by quotes that overlap in the text without its blanks. What the person called ambiguous counts for nothing.
 */
final class PlanScore {

    private final Consumer<String> remarks;
    private final Count days = new Count();
    private final Count targets = new Count();
    private int unit;
    private int comparator;
    private int period;
    private int responsible;
    private int matched;

    /** Right, missed and wrongly found. */
    static final class Count {
        int right;
        int missed;
        int wrong;

        double precision() {
            return right + wrong == 0 ? 1 : (double) right / (right + wrong);
        }

        double recall() {
            return right + missed == 0 ? 1 : (double) right / (right + missed);
        }

        @Override
        public String toString() {
            return String.format(
                    "P %.3f R %.3f (%d right, %d missed, %d wrong)", precision(), recall(), right, missed, wrong);
        }
    }

    /** @param remarks hears of every disagreement, in a line each */
    PlanScore(Consumer<String> remarks) {
        this.remarks = remarks;
    }

    Count days() {
        return days;
    }

    Count targets() {
        return targets;
    }

    void add(Annotation wanted, PlanReading found, String text) {
        addDays(wanted, found);
        addTargets(wanted, found, text.replaceAll("\\s", ""));
    }

    private void addDays(Annotation wanted, PlanReading found) {
        List<FoundDay> left = new ArrayList<>(found.days());
        for (Annotation.Day day : wanted.days()) {
            boolean there = left.removeIf(other -> day.canonical().contains(other.canonical()));
            if (there && !day.ambiguous()) {
                days.right++;
            } else if (!there && !day.ambiguous()) {
                days.missed++;
                remarks.accept("day missed: " + day.canonical());
            }
        }
        days.wrong += left.size();
        left.forEach(day -> remarks.accept("day wrong: " + day.canonical() + " | " + day.sentence()));
    }

    private void addTargets(Annotation wanted, PlanReading found, String flat) {
        List<FoundTarget> left = new ArrayList<>(found.targets());
        List<Annotation.Target> sure = new ArrayList<>(wanted.targets());
        sure.sort((a, b) -> Boolean.compare(a.ambiguous(), b.ambiguous()));
        for (Annotation.Target target : sure) {
            FoundTarget best = null;
            int most = 0;
            for (FoundTarget other : left) {
                int overlap = other.value().compareTo(target.value()) == 0 ? overlap(target, other, flat) : 0;
                if (overlap > most) {
                    most = overlap;
                    best = other;
                }
            }
            if (best != null) {
                left.remove(best);
            }
            if (target.ambiguous()) {
                continue;
            }
            if (best == null) {
                targets.missed++;
                remarks.accept("target missed: " + target.value() + target.units() + " | " + target.quotes());
            } else {
                targets.right++;
                addFields(target, best);
            }
        }
        targets.wrong += left.size();
        left.forEach(
                target -> remarks.accept("target wrong: " + target.value() + target.unit() + " | " + target.quote()));
    }

    private void addFields(Annotation.Target wanted, FoundTarget found) {
        matched++;
        unit += right("unit", wanted.units(), found.unit(), found);
        comparator += right("comparator", wanted.comparators(), found.comparator(), found);
        period += right("period", wanted.periods(), found.period(), found);
        boolean same = wanted.responsible().stream().anyMatch(units -> sameUnits(units, found.responsible()));
        if (same || wanted.inferred()) {
            responsible++;
        } else {
            remarks.accept("  responsible: " + found.responsible() + " (expected: " + wanted.responsible() + ") | "
                    + found.quote());
        }
    }

    private int right(String field, List<String> wanted, String found, FoundTarget target) {
        if (wanted.contains(found)) {
            return 1;
        }
        remarks.accept("  " + field + ": " + found + " (expected: " + wanted + ") | " + target.quote());
        return 0;
    }

    /** The same units named, whatever marks part them and whatever words say their role. */
    private static boolean sameUnits(String wanted, String found) {
        Set<String> a = units(wanted);
        Set<String> b = units(found);
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() && b.isEmpty();
        }
        Set<String> both = new LinkedHashSet<>(a);
        both.retainAll(b);
        return 2.0 * both.size() / (a.size() + b.size()) >= 0.8;
    }

    private static Set<String> units(String words) {
        return new LinkedHashSet<>(Arrays.stream(words.replaceAll("\\s", "")
                        .replaceAll("(?:责任单位|责任部门|责任分工|牵头单位|配合单位|参加单位|牵头|配合|负责|参加)[:：]?", "")
                        .split("[、，,；;。()（）]"))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    private static int overlap(Annotation.Target wanted, FoundTarget found, String flat) {
        String quote = found.quote().replaceAll("\\s", "");
        return wanted.quotes().stream()
                .mapToInt(other -> overlap(other.replaceAll("\\s", ""), quote, flat))
                .max()
                .orElse(0);
    }

    /** How many characters of the text the two quotes share. */
    private static int overlap(String a, String b, String flat) {
        int most = 0;
        for (int i = flat.indexOf(a); i >= 0; i = flat.indexOf(a, i + 1)) {
            for (int k = flat.indexOf(b); k >= 0; k = flat.indexOf(b, k + 1)) {
                most = Math.max(most, Math.min(i + a.length(), k + b.length()) - Math.max(i, k));
            }
        }
        if (!flat.contains(a) || !flat.contains(b)) {
            return a.contains(b) || b.contains(a) ? Math.min(a.length(), b.length()) : 0;
        }
        return most;
    }

    /** One line for a table: precision and recall of days and targets, then the share of right fields. */
    @Override
    public String toString() {
        return String.format(
                "days %s; targets %s; of %d: unit %.2f comparator %.2f period %.2f responsible %.2f",
                days, targets, matched, share(unit), share(comparator), share(period), share(responsible));
    }

    private double share(int right) {
        return matched == 0 ? 1 : (double) right / matched;
    }
}
