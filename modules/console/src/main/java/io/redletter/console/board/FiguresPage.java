package io.redletter.console.board;

import io.redletter.accounts.Permission;
import io.redletter.campaign.Campaign;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Choice;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.reach.ScopeKind;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /board/figures?campaign=}: a campaign's figures laid out as somebody asks, each with its source, and as a file. */
final class FiguresPage implements Page {
    private static final List<String> METRICS = List.of("view", "play", "complete", "read", "share", "like", "submit");
    private static final int LONGEST_DAYS = 399;
    private static final int SHOWN = 30;

    private final BoardDesk desk;
    private final BoardReader reader;

    FiguresPage(BoardDesk desk, BoardReader reader) {
        this.desk = desk;
        this.reader = reader;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return show(call, call.query("campaign").orElse(""), Form.empty());
    }

    /** @param form what was typed into the form of figures handed in, where it was refused */
    Future<Answer> show(PageCall call, String campaignId, Form form) {
        return desk.campaigns().get(call.actor(), campaignId).compose(campaign -> {
            Map<String, String> asked = asked(call, campaign);
            return desk.sheets()
                    .get()
                    .sheet(call.actor(), name -> Optional.ofNullable(asked.get(name)))
                    .compose(sheet -> reader.names(call, campaign).map(names -> View.of("figures")
                            .with("campaign", campaign)
                            .with("asked", asked)
                            .with("sheet", sheet)
                            .with("names", names)
                            .with("words", new FigureWords(call, names))
                            .with("groups", groups())
                            .with("metrics", METRICS)
                            .with("mayHand", call.actor().may(Permission.CHANNEL_WRITE))
                            .with("channels", choices(names))
                            .form(form)))
                    .map(view -> new View("board/figures.ftlh", view.status(), view.model()));
        });
    }

    /** The question in the words of the API; a campaign of an observance stands beside the one of the year before. */
    private static Map<String, String> asked(PageCall call, Campaign campaign) {
        LocalDate today = call.wording().todayDate();
        LocalDate to = call.day("to").orElse(today);
        LocalDate usual = campaign.start().isBefore(to) ? campaign.start().minusDays(7) : to.minusDays(30);
        LocalDate from = call.day("from").orElse(usual);
        LocalDate bound = from.isAfter(to) ? to : from;
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("scope", "campaign:" + campaign.id());
        asked.put("from", (bound.isBefore(to.minusDays(LONGEST_DAYS)) ? to.minusDays(LONGEST_DAYS) : bound).toString());
        asked.put("to", to.toString());
        asked.put("step", "day");
        asked.put(
                "group",
                call.query("group").filter(group -> groups().contains(group)).orElse("channel"));
        asked.put("metric", call.query("metric").filter(METRICS::contains).orElse("view"));
        asked.put("top", String.valueOf(SHOWN));
        if (campaign.observanceId() != null) {
            asked.put("compare", "year-before");
        }
        return asked;
    }

    private static List<String> groups() {
        return Arrays.stream(ScopeKind.values())
                .filter(kind -> kind != ScopeKind.CAMPAIGN)
                .map(ScopeKind::key)
                .toList();
    }

    private static List<Choice> choices(Map<String, String> names) {
        return names.entrySet().stream()
                .filter(each ->
                        each.getKey().startsWith("channel_") || each.getKey().equals("direct"))
                .map(each -> new Choice(each.getKey(), each.getValue()))
                .toList();
    }
}
