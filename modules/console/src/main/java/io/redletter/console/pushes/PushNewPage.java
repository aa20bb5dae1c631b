package io.redletter.console.pushes;

import io.redletter.campaign.Campaign;
import io.redletter.campaign.ChannelCard;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Choice;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.content.Work;
import io.redletter.content.WorkFilter;
import io.redletter.content.WorkState;
import io.redletter.platform.Ids;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /console/pushes/new?campaign=&work=}: which work, through which channels, at which second. */
final class PushNewPage implements Page {
    private static final int WORKS = 500;

    private final PushDesk desk;

    PushNewPage(PushDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Map<String, String> start = new LinkedHashMap<>();
        call.query("work").ifPresent(id -> start.put("workId", id));
        call.query("audience").ifPresent(id -> start.put("audience", id));
        start.put("once", Ids.next());
        start.put("zone", desk.zone().getId());
        start.put("when", "fixed");
        start.put("anchor", "T-");
        start.put("days", "3");
        start.put("clock", "09:00");
        start.put("late", "DEFAULT");
        start.put("minutes", "30");
        start.put("dayBound", "1");
        Optional<String> campaign = call.query("campaign");
        Future<Optional<Campaign>> found = campaign.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : desk.campaigns().find(call.actor(), campaign.get());
        return found.compose(one -> {
            one.ifPresent(it -> {
                start.put("campaignId", it.id());
                if (it.start().isAfter(call.wording().todayDate())) {
                    start.put("local", it.start() + "T08:00:00");
                }
                start.put("zone", it.zone());
            });
            return show(call, Form.empty().starting(start));
        });
    }

    Future<Answer> show(PageCall call, Form form) {
        return desk.content()
                .list(call.actor(), new WorkFilter(form.filled("campaignId").orElse(null), null, null), WORKS)
                .compose(works -> desk.channels().all().compose(channels -> desk.names()
                        .units(call.actor())
                        .compose(units -> audiences(call).map(audiences -> View.of("push-new")
                                .with("audiences", audiences)
                                .with("works", choices(call, works))
                                .with("channels", usable(channels, units))
                                .with("zones", zones())
                                .with("anchors", anchors(call))
                                .with("allDay", form.many())
                                .form(form)))));
    }

    /** The segments there are, each with its list. */
    private Future<List<Choice>> audiences(PageCall call) {
        var house = desk.audiences();
        return house.lists()
                .list(call.actor())
                .compose(lists -> house.segments().list(call.actor(), null).map(segments -> {
                    Map<String, String> names = new LinkedHashMap<>();
                    lists.stream().filter(list -> !list.removing()).forEach(list -> names.put(list.id(), list.name()));
                    List<Choice> choices = new ArrayList<>(List.of(new Choice("", call.t("push.audience.none"))));
                    segments.stream()
                            .filter(segment -> names.containsKey(segment.listId()))
                            .forEach(segment -> choices.add(
                                    new Choice(segment.id(), names.get(segment.listId()) + " · " + segment.name())));
                    return choices;
                }));
    }

    private static List<Choice> choices(PageCall call, List<Work> works) {
        return works.stream()
                .filter(work -> work.state() != WorkState.WITHDRAWN)
                .map(work -> new Choice(work.id(), work.title() + "（" + state(call, work) + "）"))
                .toList();
    }

    private static String state(PageCall call, Work work) {
        return call.t("work.state." + work.state().name().toLowerCase(java.util.Locale.ROOT));
    }

    private static List<ChannelCard> usable(List<ChannelCard> channels, Map<String, String> units) {
        return channels.stream()
                .filter(ChannelCard::enabled)
                .filter(channel -> units.containsKey(channel.unitId()))
                .toList();
    }

    private static List<Choice> anchors(PageCall call) {
        return List.of("T-", "T+", "E-", "E+").stream()
                .map(anchor -> new Choice(anchor, call.t("push.anchor." + anchor)))
                .toList();
    }

    private List<Choice> zones() {
        return List.of("Asia/Shanghai", "Asia/Urumqi", "Asia/Hong_Kong", "UTC").stream()
                .map(zone -> new Choice(zone, zone))
                .toList();
    }
}
