package io.redletter.console.plans;

import io.redletter.campaign.proposal.ItemKind;
import io.redletter.campaign.proposal.PlanCounts;
import io.redletter.campaign.proposal.PlanDocument;
import io.redletter.campaign.proposal.PlanItem;
import io.redletter.campaign.target.TargetFields;
import io.redletter.console.targets.TargetWords;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Choice;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * One card, alone or with its form: {@code /console/plans/{id}/items/{item}} and {@code …/edit}. Asked for by a script it is
 * the card alone, to be put in its place; else a page of its own.
 */
final class ItemPage implements Page {
    private final PlanDesk desk;
    private final ItemCards cards;

    ItemPage(PlanDesk desk, ItemCards cards) {
        this.desk = desk;
        this.cards = cards;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        boolean edit = call.context().normalizedPath().endsWith("/edit");
        return edit
                ? item(call).compose(item -> form(call, item, ItemForms.values(item)))
                : item(call).compose(item -> card(call, item, ""));
    }

    /** Whether a script asks, which puts the answer in its place. */
    static boolean isPart(PageCall call) {
        return call.context().request().getHeader("HX-Request") != null;
    }

    /** The card, with what was refused on it. */
    Future<Answer> card(PageCall call, PlanItem item, String problem) {
        return view(call, item, problem).map(view -> view);
    }

    /** The card as it is stored now, with what was refused on it. */
    Future<Answer> refused(PageCall call, RefusedException refusal) {
        return item(call).compose(item -> card(call, item, call.sentence(refusal)));
    }

    /** The card with its form in it. */
    Future<Answer> form(PageCall call, PlanItem item, Form form) {
        return desk.accounts().units(call.actor()).compose(units -> view(call, item, "")
                .map(view -> {
                    List<Choice> owners = new ArrayList<>(List.of(new Choice("", call.t("target.no-owner"))));
                    owners.addAll(PlanListPage.choices(units));
                    View shown = view.with("editing", true)
                            .with("owners", owners)
                            .with("unitChoices", PlanListPage.choices(units))
                            .with("comparators", TargetFields.COMPARATORS)
                            .with("periods", periods(item))
                            .form(form);
                    return isPart(call) ? shown.status(200) : shown; // a script shows no 4xx
                }));
    }

    Future<PlanItem> item(PageCall call) {
        return desk.plans().item(call.actor(), call.path("id"), call.path("item"));
    }

    private Future<View> view(PageCall call, PlanItem item, String problem) {
        return desk.plans().get(call.actor(), call.path("id")).compose(plan -> desk.plans()
                .items(call.actor(), plan.id())
                .compose(all -> cards.of(call, plan, List.of(item))
                        .map(made -> View.of(isPart(call) ? "plan-item-part" : "plan-item")
                                .with("plan", plan)
                                .with("say", new TargetWords(call))
                                .with("card", made.get(0).refused(problem))
                                .with("counts", PlanCounts.of(all))
                                .with("yearChoices", years(call, plan, item))
                                .with("tagChoices", tags(call, item))
                                .with("mayPlan", true))));
    }

    private static List<Integer> years(PageCall call, PlanDocument plan, PlanItem item) {
        TreeSet<Integer> years = new TreeSet<>(plan.years());
        if (item.kind() == ItemKind.DAY) {
            years.addAll(item.values().theDay().years());
        }
        years.addAll(PlanListPage.years(call.wording().todayDate().getYear()));
        return List.copyOf(years);
    }

    /** What it has now and what was found, so that what was taken off can be put on again. */
    private static List<TagWord> tags(PageCall call, PlanItem item) {
        if (item.kind() != ItemKind.DAY) {
            return List.of();
        }
        TreeSet<String> tags = new TreeSet<>(item.found().theDay().tags());
        tags.addAll(item.values().theDay().tags());
        return tags.stream()
                .map(tag -> TagWord.of(tag, call.words().isChinese()))
                .toList();
    }

    private static List<String> periods(PlanItem item) {
        List<String> periods = new ArrayList<>(TargetFields.PERIODS);
        if (item.kind() == ItemKind.TARGET
                && !periods.contains(item.values().theTarget().period())) {
            periods.add(0, item.values().theTarget().period());
        }
        return periods;
    }
}
