package io.redletter.campaign.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the numbers a plan promises, one for each number that binds. */
final class TargetScanner {

    /** A cadence without a number: every second month, once. */
    private static final Pattern EVERY_SECOND_MONTH = Pattern.compile("(?:双月|隔月)(?:开放|召开|举办|开展|发布)");

    /** More than any plan has; what comes after them is not read. */
    private static final int MOST = 2_000;

    /** Every promise once, in the order of the text. */
    List<FoundTarget> scan(CleanText clean) {
        ResponsibleUnits units = new ResponsibleUnits(clean.text());
        List<FoundTarget> targets = new ArrayList<>();
        for (Clause clause : Clauses.of(clean.text())) {
            if (targets.size() >= MOST) {
                break;
            }
            for (NumberToken token : tokens(clause)) {
                targets.add(target(clean, clause, token, units));
            }
        }
        return RepeatedTargets.join(targets);
    }

    private static List<NumberToken> tokens(Clause clause) {
        List<NumberToken> tokens = new ArrayList<>();
        NumberTokens.of(clause.text()).stream()
                .filter(token -> !NotTargets.reject(clause, token))
                .forEach(tokens::add);
        Matcher everySecond = EVERY_SECOND_MONTH.matcher(clause.text());
        if (tokens.isEmpty() && everySecond.find()) {
            int start = everySecond.start() + 2;
            tokens.add(new NumberToken(start, start, everySecond.end(), BigDecimal.ONE, "次", false, true));
        }
        return tokens;
    }

    private static FoundTarget target(CleanText clean, Clause clause, NumberToken token, ResponsibleUnits units) {
        int start = clause.start();
        if (Metrics.needsMore(clause, token) && !clause.before().isEmpty()) {
            start -= Metrics.lastClause(clause.before()).length() + 1;
        }
        return new FoundTarget(
                "",
                clean.text().substring(start, clause.start() + clause.text().length()),
                token.unitStart() == token.start()
                        ? clause.text().substring(token.start() - 2, token.end())
                        : Metrics.of(clause, token),
                token.value(),
                null,
                Comparators.of(clause.text(), token),
                token.unit(),
                Periods.of(clause, token),
                units.of(clause, token),
                List.of(),
                List.of(clean.place(clause.start() + token.start(), clause.start() + token.end())));
    }
}
