package io.redletter.campaign.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the numbers a plan promises, one for each number that binds. */
final class TargetScanner {

    /** A cadence without a number: every second month, once. */
    private static final Pattern EVERY_SECOND_MONTH = Pattern.compile("(?:双月|隔月)(?:开放|召开|举办|开展|发布)");

    /** 二、(三) and 1. change when a chapter is put before. */
    private static final Pattern NUMBERING =
            Pattern.compile("^(?:[(\uFF08]?[一二三四五六七八九十\\d]{1,3}[)\uFF09.\uFF0E、]|\u2014\u2014)+");

    /** More than any plan has; what comes after them is not read. */
    private static final int MOST = 2_000;

    private final CleanText clean;
    private final Outline outline;
    private final PlanTime time;
    private final ResponsibleUnits units;

    TargetScanner(CleanText clean, Outline outline, Duties duties) {
        this.clean = clean;
        this.outline = outline;
        this.time = new PlanTime(outline);
        this.units = new ResponsibleUnits(outline, duties);
    }

    /** Every promise once, in the order of the text. */
    List<FoundTarget> scan() {
        List<FoundTarget> targets = new ArrayList<>();
        TableTargets table = new TableTargets(clean, outline, time, units);
        for (Clause clause : Clauses.of(clean.text())) {
            if (targets.size() >= MOST) {
                break;
            }
            Optional<FoundTarget> cell = table.cell(clause);
            if (cell.isPresent()) {
                targets.add(cell.get());
            } else if (!table.isCell(clause)) {
                addAll(targets, clause);
            }
        }
        return keyed(RepeatedTargets.join(targets, outline, clean));
    }

    private void addAll(List<FoundTarget> targets, Clause clause) {
        List<NumberToken> tokens = tokens(clause);
        if (!tokens.isEmpty()) {
            int at = clause.start() + tokens.get(0).start();
            Periods periods = new Periods(clause, time.goal(at), time.firstYear());
            String actor = ResponsibleUnits.actor(clause);
            tokens.forEach(token -> targets.add(target(clause, token, periods, actor)));
        }
    }

    private List<NumberToken> tokens(Clause clause) {
        List<NumberToken> tokens = new ArrayList<>();
        List<NumberToken> numbers = clause.numbers();
        if (!numbers.isEmpty() && !time.isPast(clause)) {
            numbers.stream().filter(token -> !NotTargets.reject(clause, token)).forEach(tokens::add);
        }
        Matcher everySecond = EVERY_SECOND_MONTH.matcher(clause.text());
        if (tokens.isEmpty() && everySecond.find()) {
            int start = everySecond.start() + 2;
            tokens.add(new NumberToken(start, start, everySecond.end(), BigDecimal.ONE, null, "次", true));
        }
        return tokens;
    }

    private FoundTarget target(Clause clause, NumberToken token, Periods periods, String doer) {
        int start = clause.start();
        if (Metrics.needsMore(clause, token) && !clause.before().isEmpty()) {
            start -= Metrics.lastClause(clause.before()).length() + 1;
        }
        int at = clause.start() + token.start();
        String actor = token.unit().equals("%") ? "" : doer;
        Optional<Duty> duty = units.dutyOf(clause.start() + token.end());
        return new FoundTarget(
                "",
                clean.text().substring(start, clause.start() + clause.text().length()),
                token.unitStart() == token.start()
                        ? clause.text().substring(token.start() - 2, token.end())
                        : Metrics.of(clause, token),
                token.value(),
                token.valueMax(),
                Comparators.of(clause, token),
                token.unit(),
                periods.of(token),
                duty.map(Duty::words).orElse(actor),
                duty.map(Duty::roles).orElseGet(() -> role(actor)),
                List.of(clean.place(at, clause.start() + token.end())));
    }

    private static List<UnitRole> role(String actor) {
        return actor.isEmpty() ? List.of() : List.of(new UnitRole(actor, UnitRole.RESPONSIBLE));
    }

    private static List<FoundTarget> keyed(List<FoundTarget> targets) {
        Map<String, Integer> seen = new HashMap<>();
        return targets.stream()
                .map(target -> {
                    String like =
                            FoldedText.fold(NUMBERING.matcher(target.quote()).replaceFirst("")) + "="
                                    + target.value().toPlainString();
                    return target.withKey(like + "#" + seen.merge(like, 1, Integer::sum));
                })
                .toList();
    }
}
