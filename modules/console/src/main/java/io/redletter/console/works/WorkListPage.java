package io.redletter.console.works;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Tab;
import io.redletter.console.web.View;
import io.redletter.content.Work;
import io.redletter.content.WorkFilter;
import io.redletter.content.WorkState;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code /console/works?state=&q=}: the newest works. */
final class WorkListPage implements Page {
    private static final int MOST = 500;

    private final WorkDesk desk;

    WorkListPage(WorkDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Optional<WorkState> state = call.query("state").flatMap(WorkListPage::state);
        String words = call.query("q").orElse("").toLowerCase(Locale.ROOT);
        String chosen = state.map(WorkListPage::text).orElse("");
        return desk.content()
                .list(call.actor(), new WorkFilter(null, state.orElse(null), null), MOST)
                .map(all -> all.stream()
                        .filter(work -> work.title().toLowerCase(Locale.ROOT).contains(words))
                        .toList())
                .compose(works -> desk.names()
                        .campaigns(
                                call.actor(),
                                works.stream().map(Work::campaignId).toList())
                        .map(campaigns -> View.of("works")
                                .with("works", works)
                                .with("campaigns", campaigns)
                                .with("none", works.isEmpty() && chosen.isEmpty() && words.isEmpty())
                                .with("keep", Map.of("state", chosen))
                                .with("tabs", tabs(call, chosen))
                                .with("mayWrite", call.actor().may(Permission.CONTENT_WRITE))));
    }

    private static Optional<WorkState> state(String text) {
        return Arrays.stream(WorkState.values())
                .filter(state -> text(state).equals(text))
                .findFirst();
    }

    private static String text(WorkState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static List<Tab> tabs(PageCall call, String chosen) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", call.t("all"));
        for (WorkState state : WorkState.values()) {
            choices.put(text(state), call.t("work.state." + text(state)));
        }
        return Tab.of("state", chosen, Map.of(), choices);
    }
}
