package io.redletter.console.targets;

import io.redletter.campaign.target.Target;
import io.redletter.console.web.PageCall;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Targets as comma-separated values (RFC 4180), as a spreadsheet opens them: with a byte order mark, and no cell a formula. */
final class TargetTable {
    private final PageCall call;
    private final Map<String, String> units;
    private final Map<String, String> plans;

    TargetTable(PageCall call, Map<String, String> units, Map<String, String> plans) {
        this.call = call;
        this.units = units;
        this.plans = plans;
    }

    String of(List<Target> targets) {
        StringBuilder out = new StringBuilder("\uFEFF");
        line(
                out,
                List.of(
                                "metric",
                                "comparator",
                                "value",
                                "value-max",
                                "counted",
                                "period",
                                "first-year",
                                "last-year",
                                "unit",
                                "owner",
                                "responsible",
                                "plan",
                                "line",
                                "quote")
                        .stream()
                        .map(column -> call.t("target.column." + column))
                        .toList());
        TargetWords say = new TargetWords(call);
        for (Target target : targets) {
            line(
                    out,
                    List.of(
                            target.metric(),
                            say.comparator(target.comparator()),
                            target.value().toPlainString(),
                            target.valueMax() == null ? "" : target.valueMax().toPlainString(),
                            target.unit(),
                            say.period(target.period()),
                            String.valueOf(target.firstYear()),
                            String.valueOf(target.lastYear()),
                            units.getOrDefault(target.unitId(), ""),
                            target.ownerUnitId() == null ? "" : units.getOrDefault(target.ownerUnitId(), ""),
                            target.responsible(),
                            plans.getOrDefault(target.planId(), ""),
                            target.line() == 0 ? "" : String.valueOf(target.line()),
                            target.quote()));
        }
        return out.toString();
    }

    private static void line(StringBuilder out, List<String> cells) {
        out.append(cells.stream().map(TargetTable::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
