package io.redletter.console.plans;

import io.redletter.accounts.Permission;
import io.redletter.campaign.proposal.ItemKind;
import io.redletter.campaign.proposal.PlanCounts;
import io.redletter.campaign.proposal.PlanDocument;
import io.redletter.campaign.proposal.PlanItem;
import io.redletter.console.targets.TargetWords;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** {@code /console/plans/{id}?kind=&show=}: the text with everything found in it, and beside it what to decide. */
final class PlanPage implements Page {
    private static final List<String> SHOWN = List.of("open", "accepted", "rejected", "gone", "all");

    private final PlanDesk desk;
    private final ItemCards cards;

    PlanPage(PlanDesk desk, ItemCards cards) {
        this.desk = desk;
        this.cards = cards;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String id = call.path("id");
        return desk.plans().get(call.actor(), id).compose(plan -> desk.plans()
                .items(call.actor(), id)
                .compose(items -> desk.plans().text(call.actor(), id).compose(text -> view(call, plan, items, text))));
    }

    private Future<Answer> view(PageCall call, PlanDocument plan, List<PlanItem> items, String text) {
        PlanCounts counts = PlanCounts.of(items);
        String show = call.query("show")
                .filter(SHOWN::contains)
                .orElse(counts.open() > 0 || items.isEmpty() ? "open" : "all");
        String kind = call.query("kind").orElse("");
        List<PlanItem> chosen = items.stream()
                .filter(item -> kind.isEmpty() || item.kind().text().equals(kind))
                .filter(item -> isShown(item, show))
                .toList();
        return cards.of(call, plan, chosen)
                .compose(made -> desk.accounts().tree().get(plan.unitId()).map(unit -> View.of("plan")
                        .with("plan", plan)
                        .with("unit", unit.name())
                        .with("say", new TargetWords(call))
                        .with("lines", MarkedText.of(text, items))
                        .with("cards", made)
                        .with("items", items.size())
                        .with("counts", counts)
                        .with("show", show)
                        .with("kind", kind)
                        .with("kinds", kinds(items))
                        .with("shown", shown(items, kind))
                        .with("openOfKind", open(items, kind))
                        .with("yearChoices", yearChoices(call, plan))
                        .with("mayPlan", call.actor().may(Permission.CAMPAIGN_WRITE))));
    }

    private static boolean isShown(PlanItem item, String show) {
        return switch (show) {
            case "open" -> item.isOpen();
            case "gone" -> item.gone();
            case "all" -> true;
            default -> item.decision().text().equals(show);
        };
    }

    /** How many there are of each kind, open or not. */
    private static Map<String, Long> kinds(List<PlanItem> items) {
        Map<String, Long> kinds = new LinkedHashMap<>();
        kinds.put("", (long) items.size());
        for (ItemKind kind : ItemKind.values()) {
            kinds.put(
                    kind.text(),
                    items.stream().filter(item -> item.kind() == kind).count());
        }
        return kinds;
    }

    private static Map<String, Long> shown(List<PlanItem> items, String kind) {
        Map<String, Long> shown = new LinkedHashMap<>();
        for (String show : SHOWN) {
            shown.put(
                    show,
                    items.stream()
                            .filter(item -> kind.isEmpty() || item.kind().text().equals(kind))
                            .filter(item -> isShown(item, show))
                            .count());
        }
        return shown;
    }

    private static long open(List<PlanItem> items, String kind) {
        return items.stream()
                .filter(item -> item.isOpen() && item.kind().text().equals(kind))
                .count();
    }

    private static List<Integer> yearChoices(PageCall call, PlanDocument plan) {
        TreeSet<Integer> years = new TreeSet<>(plan.years());
        years.addAll(PlanListPage.years(call.wording().todayDate().getYear()));
        return new ArrayList<>(years);
    }
}
