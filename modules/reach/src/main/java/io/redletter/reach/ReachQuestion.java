package io.redletter.reach;

import io.redletter.platform.RefusedException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of {@code GET /reach}.
 *
 * @param span the stretch of time, or null for everything so far
 * @param group the kind of part by which a campaign is laid out, or null
 * @param metric by which groups are ranked
 * @param top how many groups are shown by name; the rest is summed as {@code other}
 * @param yearBefore whether the campaign of the year before stands beside it
 */
record ReachQuestion(
        Scope scope, @Nullable Span span, @Nullable ScopeKind group, String metric, int top, boolean yearBefore) {
    private static final int MOST_GROUPS = 2_000;

    ReachQuestion {
        if (group != null && (scope.isPart() || scope.kind() != ScopeKind.CAMPAIGN)) {
            throw field("group", "group: 只能用于活动 (expected: a scope campaign:ID)");
        }
        if (yearBefore && (scope.isPart() || scope.kind() != ScopeKind.CAMPAIGN || span == null)) {
            throw field("compare", "compare: 需要活动范围和起止时间 (expected: a scope campaign:ID, with from and to)");
        }
        if (top < 1 || top > MOST_GROUPS) {
            throw field("top", "top: " + top + " (expected: 1 to " + MOST_GROUPS + ")");
        }
        if (!metric.matches("[a-z][a-z0-9]{0,31}")) {
            throw field("metric", "metric: 指标名不对 (expected: such as view)");
        }
    }

    /** @param query gives a parameter's value, empty where it is absent or blank */
    static ReachQuestion of(Function<String, Optional<String>> query) {
        return new ReachQuestion(
                new Scope(query.apply("scope").orElseThrow(() -> field("scope", "scope: 缺少 (missing)"))),
                Span.of(query).orElse(null),
                query.apply("group").map(ReachQuestion::kind).orElse(null),
                query.apply("metric").orElse("view"),
                query.apply("top").map(ReachQuestion::number).orElse(200),
                query.apply("compare").map(ReachQuestion::isYearBefore).orElse(false));
    }

    private static ScopeKind kind(String text) {
        return ScopeKind.of(text)
                .filter(kind -> kind != ScopeKind.CAMPAIGN)
                .orElseThrow(() -> field("group", "group: 没有这种分组 (expected: channel, unit, work, region …)"));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw field("top", "top: 应为整数 (expected: a whole number)");
        }
    }

    private static boolean isYearBefore(String text) {
        if (!text.equals("year-before")) {
            throw field("compare", "compare: 只有 year-before (expected: year-before)");
        }
        return true;
    }

    private static RefusedException field(String name, String message) {
        return RefusedException.field("query/" + name, "invalid-field", message);
    }
}
