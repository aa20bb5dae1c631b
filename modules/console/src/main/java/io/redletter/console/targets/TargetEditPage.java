package io.redletter.console.targets;

import io.redletter.campaign.target.Target;
import io.redletter.campaign.target.TargetFields;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Choice;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /console/targets/{id}/edit} and {@code /console/targets/new}: the form of a target. */
final class TargetEditPage implements Page {
    private final TargetDesk desk;

    TargetEditPage(TargetDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        if (isNew(call)) {
            String year = String.valueOf(call.wording().todayDate().getYear() + 1);
            return show(
                    call,
                    Form.empty()
                            .starting(Map.of(
                                    "firstYear",
                                    year,
                                    "lastYear",
                                    year,
                                    "ownerUnitId",
                                    call.actor().unitId())));
        }
        return desk.targets().get(call.actor(), call.path("id")).compose(target -> view(call, values(target), target));
    }

    static boolean isNew(PageCall call) {
        return call.context().normalizedPath().endsWith("/new");
    }

    Future<Answer> show(PageCall call, Form form) {
        return isNew(call)
                ? view(call, form, null)
                : desk.targets().get(call.actor(), call.path("id")).compose(target -> view(call, form, target));
    }

    private Future<Answer> view(PageCall call, Form form, @Nullable Target target) {
        TargetWords say = new TargetWords(call);
        return desk.accounts().units(call.actor()).map(units -> {
            List<Choice> owners = new ArrayList<>(List.of(new Choice("", call.t("target.no-owner"))));
            units.forEach(unit -> owners.add(new Choice(unit.id(), unit.name())));
            List<String> periods = new ArrayList<>(TargetFields.PERIODS);
            form.filled("period")
                    .filter(period -> !periods.contains(period))
                    .ifPresent(period -> periods.add(0, period));
            return View.of("target-edit")
                    .with("target", target)
                    .with("owners", owners)
                    .with(
                            "comparators",
                            TargetFields.COMPARATORS.stream()
                                    .map(one -> new Choice(one, say.comparator(one)))
                                    .toList())
                    .with(
                            "periods",
                            periods.stream()
                                    .map(one -> new Choice(one, say.period(one)))
                                    .toList())
                    .form(form);
        });
    }

    private static Form values(Target target) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("version", String.valueOf(target.version()));
        values.put("metric", target.metric());
        values.put("value", target.value().toPlainString());
        values.put(
                "valueMax", target.valueMax() == null ? "" : target.valueMax().toPlainString());
        values.put("comparator", target.comparator());
        values.put("unit", target.unit());
        values.put("period", target.period());
        values.put("responsible", target.responsible());
        values.put("ownerUnitId", target.ownerUnitId() == null ? "" : target.ownerUnitId());
        values.put("firstYear", String.valueOf(target.firstYear()));
        values.put("lastYear", String.valueOf(target.lastYear()));
        return Form.empty().starting(values);
    }
}
