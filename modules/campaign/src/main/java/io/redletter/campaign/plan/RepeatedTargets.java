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

    /** An annex tells the body's promises again in fewer words. */
    private static final double ALIKE_IN_ANNEX = 0.5;

    /** A metric of fewer pairs (发布会) is alike to too many. */
    private static final int FEWEST_PAIRS = 4;

    private static final int HEAD = 4;

    /** Only so many of one number are compared: a plan has fewer, and a text that is none must not take long. */
    private static final int MOST_COMPARED = 200;

    private final List<FoundTarget> joined = new ArrayList<>();
    private final Map<String, List<Integer>> byNumber = new HashMap<>();
    private final Map<String, Set<String>> pairs = new HashMap<>();
    private final Outline outline;
    private final CleanText clean;

    private RepeatedTargets(Outline outline, CleanText clean) {
        this.outline = outline;
        this.clean = clean;
    }

    static List<FoundTarget> join(List<FoundTarget> targets, Outline outline, CleanText clean) {
        RepeatedTargets repeated = new RepeatedTargets(outline, clean);
        targets.forEach(repeated::add);
        return List.copyOf(repeated.joined);
    }

    private void add(FoundTarget target) {
        List<Integer> same = byNumber.computeIfAbsent(target.value().toPlainString(), key -> new ArrayList<>());
        boolean annex = outline.isAnnex(clean.indexOf(target.places().get(0).start()));
        for (int i : same) {
            FoundTarget first = joined.get(i);
            boolean inAnnex = annex
                    && !outline.isAnnex(clean.indexOf(first.places().get(0).start()));
            if (first.line() != target.line() && (inAnnex ? isAgain(first, target) : isSame(first, target))) {
                joined.set(i, withUnits(first, target));
                return;
            }
        }
        if (same.size() < MOST_COMPARED) {
            same.add(joined.size());
        }
        joined.add(target);
    }

    private boolean isSame(FoundTarget first, FoundTarget again) {
        return first.comparator().equals(again.comparator()) && isSameTime(first, again) && isSameThing(first, again);
    }

    /** The annex may leave out 不少于 and 每年, not what is counted. */
    private boolean isAgain(FoundTarget first, FoundTarget again) {
        boolean units = first.unit().equals(again.unit())
                || first.unit().isEmpty()
                || again.unit().isEmpty();
        boolean times = isSameTime(first, again) || isOnce(again.period());
        return units && times && (isSameThing(first, again) || sharedPairs(first, again) >= ALIKE_IN_ANNEX);
    }

    private double sharedPairs(FoundTarget first, FoundTarget again) {
        Set<String> of = pairs(again.metric());
        long shared = shared(of, pairs(first.quote()));
        return of.isEmpty() ? 0 : (double) shared / of.size();
    }

    private static boolean isSameTime(FoundTarget first, FoundTarget again) {
        return first.period().equals(again.period())
                || (isOnce(first.period())
                        && isOnce(again.period())
                        && (!Periods.isDate(first.period()) || !Periods.isDate(again.period())));
    }

    private static boolean isOnce(String period) {
        return period.equals(Periods.PLAN) || Periods.isDate(period);
    }

    private boolean isSameThing(FoundTarget first, FoundTarget again) {
        boolean sameHead = isOnce(first.period())
                && first.unit().equals(again.unit())
                && head(first.metric()).length() == HEAD
                && head(first.metric()).equals(head(again.metric()));
        return sameHead || likeness(first.metric(), again.metric()) >= ALIKE;
    }

    private static String head(String metric) {
        return metric.substring(Math.max(0, metric.length() - HEAD));
    }

    private double likeness(String a, String b) {
        Set<String> pairsOfA = pairs(a);
        Set<String> pairsOfB = pairs(b);
        int fewer = Math.min(pairsOfA.size(), pairsOfB.size());
        return fewer < FEWEST_PAIRS ? 0 : (double) shared(pairsOfA, pairsOfB) / fewer;
    }

    private static long shared(Set<String> a, Set<String> b) {
        return a.stream().filter(b::contains).count();
    }

    private Set<String> pairs(String words) {
        return pairs.computeIfAbsent(words, RepeatedTargets::pairsOf);
    }

    private static Set<String> pairsOf(String words) {
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < words.length(); i++) {
            pairs.add(words.substring(i, i + 2));
        }
        return pairs;
    }

    private static FoundTarget withUnits(FoundTarget first, FoundTarget again) {
        List<Place> places = new ArrayList<>(first.places());
        places.addAll(again.places());
        boolean named = !first.responsible().isEmpty();
        return new FoundTarget(
                first.key(),
                first.quote(),
                first.metric(),
                first.value(),
                first.valueMax(),
                first.comparator(),
                first.unit().isEmpty() ? again.unit() : first.unit(),
                first.period(),
                named ? first.responsible() : again.responsible(),
                named ? first.units() : again.units(),
                places);
    }
}
