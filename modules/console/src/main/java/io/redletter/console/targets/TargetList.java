package io.redletter.console.targets;

import io.redletter.accounts.Permission;
import io.redletter.accounts.Unit;
import io.redletter.campaign.proposal.PlanDocument;
import io.redletter.campaign.target.Target;
import io.redletter.campaign.target.TargetFields;
import io.redletter.campaign.target.TargetFilter;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Choice;
import io.redletter.console.web.Download;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.observance.Almanac;
import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code /console/targets?unit=&period=&year=&plan=&q=}, as a page and as a table to keep. */
final class TargetList {
    private final TargetDesk desk;

    TargetList(TargetDesk desk) {
        this.desk = desk;
    }

    Future<Answer> page(PageCall call) {
        return found(call).map(found -> View.of("targets")
                .with("targets", found.chosen())
                .with("none", found.all().isEmpty())
                .with("units", found.names())
                .with("plans", found.plans())
                .with("unitChoices", unitChoices(call, found))
                .with("periodChoices", periodChoices(call))
                .with("yearChoices", yearChoices(call, found))
                .with("unit", call.query("unit").orElse(""))
                .with("period", call.query("period").orElse(""))
                .with("year", call.query("year").orElse(""))
                .with("plan", call.query("plan").orElse(""))
                .with("csv", "/console/targets.csv" + query(call))
                .with("say", new TargetWords(call))
                .with("mayPlan", call.actor().may(Permission.CAMPAIGN_WRITE)));
    }

    Future<Answer> csv(PageCall call) {
        return found(call)
                .map(found -> new Download(
                        call.t("targets.file") + ".csv",
                        "text/csv; charset=utf-8",
                        new TargetTable(call, found.names(), found.plans()).of(found.chosen())));
    }

    private record Found(List<Target> all, List<Target> chosen, List<Unit> units, Map<String, String> plans) {
        Map<String, String> names() {
            return units.stream().collect(Collectors.toMap(Unit::id, Unit::name));
        }
    }

    private Future<Found> found(PageCall call) {
        TargetFilter filter = new TargetFilter(
                call.query("unit").orElse(null),
                call.query("period").orElse(null),
                call.number("year", Almanac.FIRST_YEAR, Almanac.LAST_YEAR).orElse(null),
                call.query("plan").orElse(null));
        String words = call.query("q").orElse("").toLowerCase(Locale.ROOT);
        return desk.targets().list(call.actor(), TargetFilter.all()).compose(all -> desk.targets()
                .list(call.actor(), filter)
                .compose(fitting -> desk.accounts().units(call.actor()).compose(units -> desk.plans()
                        .list(call.actor())
                        .map(plans -> new Found(
                                all,
                                fitting.stream()
                                        .filter(target -> (target.metric() + target.responsible())
                                                .toLowerCase(Locale.ROOT)
                                                .contains(words))
                                        .toList(),
                                units,
                                plans.stream().collect(Collectors.toMap(PlanDocument::id, PlanDocument::title)))))));
    }

    private static List<Choice> unitChoices(PageCall call, Found found) {
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", call.t("target.all-units"))));
        found.units().forEach(unit -> choices.add(new Choice(unit.id(), unit.name())));
        return choices;
    }

    private static List<Choice> periodChoices(PageCall call) {
        TargetWords say = new TargetWords(call);
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", call.t("target.all-periods"))));
        TargetFields.PERIODS.forEach(period -> choices.add(new Choice(period, say.period(period))));
        choices.add(new Choice("by", call.t("period.deadline")));
        return choices;
    }

    private static List<Choice> yearChoices(PageCall call, Found found) {
        TreeSet<Integer> years = new TreeSet<>();
        for (Target target : found.all()) {
            for (int year = target.firstYear(); year <= target.lastYear(); year++) {
                years.add(year);
            }
        }
        call.number("year", Almanac.FIRST_YEAR, Almanac.LAST_YEAR).ifPresent(years::add);
        List<Choice> choices = new ArrayList<>(List.of(new Choice("", call.t("target.all-years"))));
        years.forEach(year -> choices.add(new Choice(String.valueOf(year), String.valueOf(year))));
        return choices;
    }

    private static String query(PageCall call) {
        return List.of("unit", "period", "year", "plan", "q").stream()
                .filter(name -> call.query(name).isPresent())
                .map(name -> name + "=" + URLEncoder.encode(call.query(name).orElse(""), StandardCharsets.UTF_8))
                .collect(Collectors.collectingAndThen(Collectors.joining("&"), all -> all.isEmpty() ? "" : "?" + all));
    }
}
