package io.redletter.console.pushes;

import io.redletter.accounts.Permission;
import io.redletter.campaign.Push;
import io.redletter.campaign.PushFilter;
import io.redletter.campaign.PushState;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Tab;
import io.redletter.console.web.View;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code /console/pushes?show=&q=}: what is to leave, the soonest first; what has left, the latest first. */
final class PushListPage implements Page {
    private static final String COMING = "";
    private static final String DONE = "done";

    private final PushDesk desk;

    PushListPage(PushDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String show = call.query("show").orElse(COMING);
        return desk.pushes().list(call.actor(), filter(show)).compose(pushes -> desk.names()
                .works(call.actor(), pushes.stream().map(Push::workId).toList())
                .compose(titles -> view(call, show, pushes, titles)));
    }

    private Future<Answer> view(PageCall call, String show, List<Push> pushes, Map<String, String> titles) {
        String words = call.query("q").orElse("").toLowerCase(Locale.ROOT);
        List<Push> shown = pushes.stream()
                .filter(push -> titles.getOrDefault(push.workId(), "")
                        .toLowerCase(Locale.ROOT)
                        .contains(words))
                .sorted(order(show))
                .toList();
        return desk.names()
                .campaigns(call.actor(), shown.stream().map(Push::campaignId).toList())
                .compose(campaigns -> desk.names().channels().map(channels -> View.of("pushes")
                        .with("pushes", shown)
                        .with("titles", titles)
                        .with("campaigns", campaigns)
                        .with("channelNames", channels)
                        .with("none", pushes.isEmpty() && show.isEmpty() && words.isEmpty())
                        .with("keep", Map.of("show", show))
                        .with("tabs", tabs(call, show))
                        .with("mayPush", call.actor().may(Permission.PUSH_WRITE))));
    }

    private static Comparator<Push> order(String show) {
        Comparator<Push> soonest = Comparator.comparing(Push::due);
        return show.equals(DONE) || show.equals("all") ? soonest.reversed() : soonest;
    }

    private static PushFilter filter(String show) {
        PushFilter all = PushFilter.all();
        return switch (show) {
            case "planned" -> all.in(PushState.PLANNED);
            case "armed" -> all.in(PushState.ARMED);
            case "held" -> all.in(PushState.HELD);
            case DONE -> all.in(PushState.FINISHED, PushState.SKIPPED, PushState.RECALLED, PushState.CANCELLED);
            case "all" -> all;
            default -> all.in(PushState.PLANNED, PushState.ARMED, PushState.HELD, PushState.FIRING);
        };
    }

    private static List<Tab> tabs(PageCall call, String show) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put(COMING, call.t("pushes.coming"));
        for (String state : List.of("planned", "armed", "held")) {
            choices.put(state, call.t("push.state." + state));
        }
        choices.put(DONE, call.t("pushes.done"));
        choices.put("all", call.t("all"));
        return Tab.of("show", show, Map.of(), choices);
    }
}
