package io.redletter.campaign.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Joins a target with what the annex or a later chapter says of it again. */
final class RepeatedTargets {

    /** Two metrics are one thing if so many of the shorter one's letter pairs stand in the other. */
    private static final double ALIKE = 0.75;

    /** A metric of fewer pairs (发布会) is alike to too many. */
    private static final int FEWEST_PAIRS = 4;

    private static final int HEAD = 4;

    /** Only so many of one number are compared: a plan has fewer, and a text that is none must not take long. */
    private static final int MOST_COMPARED = 200;

    private final List<FoundTarget> joined = new ArrayList<>();
    private final Map<String, List<Integer>> byNumber = new HashMap<>();

    private RepeatedTargets() {}

    static List<FoundTarget> join(List<FoundTarget> targets) {
        RepeatedTargets repeated = new RepeatedTargets();
        targets.forEach(repeated::add);
        return List.copyOf(repeated.joined);
    }

    private void add(FoundTarget target) {
        List<Integer> same = byNumber.computeIfAbsent(number(target), key -> new ArrayList<>());
        for (int i : same) {
            FoundTarget first = joined.get(i);
            if (first.line() != target.line() && isSame(first, target)) {
                joined.set(i, withUnits(first, target));
                return;
            }
        }
        if (same.size() < MOST_COMPARED) {
            same.add(joined.size());
        }
        joined.add(target);
    }

    private static String number(FoundTarget target) {
        return target.comparator() + target.value().toPlainString();
    }

    private static boolean isSame(FoundTarget first, FoundTarget again) {
        return isSameTime(first, again) && isSameThing(first, again);
    }

    private static boolean isSameTime(FoundTarget first, FoundTarget again) {
        return first.period().equals(again.period()) || (isOnce(first.period()) && isOnce(again.period()));
    }

    private static boolean isOnce(String period) {
        return period.equals(Periods.PLAN) || period.startsWith("by-");
    }

    private static boolean isSameThing(FoundTarget first, FoundTarget again) {
        boolean sameHead = isOnce(first.period())
                && first.unit().equals(again.unit())
                && head(first.metric()).length() == HEAD
                && head(first.metric()).equals(head(again.metric()));
        return sameHead || likeness(first.metric(), again.metric()) >= ALIKE;
    }

    private static String head(String metric) {
        return metric.substring(Math.max(0, metric.length() - HEAD));
    }

    private static double likeness(String a, String b) {
        Set<String> pairsOfA = pairs(a);
        Set<String> pairsOfB = pairs(b);
        int fewer = Math.min(pairsOfA.size(), pairsOfB.size());
        pairsOfA.retainAll(pairsOfB);
        return fewer < FEWEST_PAIRS ? 0 : (double) pairsOfA.size() / fewer;
    }

    private static Set<String> pairs(String words) {
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < words.length(); i++) {
            pairs.add(words.substring(i, i + 2));
        }
        return pairs;
    }

    private static FoundTarget withUnits(FoundTarget first, FoundTarget again) {
        if (!first.responsible().isEmpty()) {
            return first;
        }
        return new FoundTarget(
                first.key(),
                first.quote(),
                first.metric(),
                first.value(),
                first.valueMax(),
                first.comparator(),
                first.unit().isEmpty() ? again.unit() : first.unit(),
                first.period(),
                again.responsible(),
                again.units(),
                first.places());
    }
}
