package io.redletter.console.plans;

import io.redletter.accounts.Permission;
import io.redletter.accounts.Unit;
import io.redletter.campaign.proposal.PlanDocument;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Choice;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@code /console/plans}: the plan documents, and the form to hand one in. */
final class PlanListPage implements Page {
    private static final int YEARS_AHEAD = 5;

    private final PlanDesk desk;

    PlanListPage(PlanDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return show(call, Form.empty().starting(Map.of("unitId", call.actor().unitId())));
    }

    Future<Answer> show(PageCall call, Form form) {
        return desk.plans().list(call.actor()).compose(plans -> desk.plans()
                .counts(plans)
                .compose(counts -> desk.accounts().units(call.actor()).map(units -> View.of("plans")
                        .with("plans", plans)
                        .with("counts", counts)
                        .with("units", units.stream().collect(Collectors.toMap(Unit::id, Unit::name)))
                        .with("unitChoices", choices(units))
                        .with("planChoices", planChoices(call, plans))
                        .with("years", years(call.wording().todayDate().getYear()))
                        .with("mayPlan", call.actor().may(Permission.CAMPAIGN_WRITE))
                        .form(form))));
    }

    static List<Integer> years(int thisYear) {
        return IntStream.rangeClosed(thisYear, thisYear + YEARS_AHEAD).boxed().toList();
    }

    static List<Choice> choices(List<Unit> units) {
        return units.stream().map(unit -> new Choice(unit.id(), unit.name())).toList();
    }

    private static List<Choice> planChoices(PageCall call, List<PlanDocument> plans) {
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", call.t("plan.as-it-says"))));
        plans.forEach(plan -> choices.add(new Choice(plan.id(), call.t("plan.newer-of", plan.title()))));
        return choices;
    }
}
