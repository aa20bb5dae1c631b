package io.redletter.console.board;

import io.redletter.campaign.Campaign;
import io.redletter.campaign.days.DayBook;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Redirect;
import io.redletter.console.web.View;
import io.redletter.observance.Observance;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;

/** {@code /board/wall?campaign=}: the same figures for a room, dark and calm. */
final class WallPage implements Page {
    /** The topic of days that ask for a quiet tone: their name is not printed in red here. */
    private static final String SOLEMN = "solemn";

    private final DayBook days;
    private final CampaignChoice choice;
    private final BoardReader reader;

    WallPage(DayBook days, CampaignChoice choice, BoardReader reader) {
        this.days = days;
        this.choice = choice;
        this.reader = reader;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return choice.choose(call).compose(chosen -> chosen.campaign()
                .map(campaign -> shown(call, campaign))
                .orElseGet(() -> Future.succeededFuture(Redirect.to("/board"))));
    }

    private Future<Answer> shown(PageCall call, Campaign campaign) {
        Optional<Observance> observance =
                Optional.ofNullable(campaign.observanceId()).flatMap(days::find);
        return reader.read(call, campaign).map(board -> new View("board/wall.ftlh", 200, Map.of())
                .with("board", board)
                .with("name", WallName.of(name(call, campaign, observance)))
                .with(
                        "solemn",
                        observance.map(day -> day.topics().contains(SOLEMN)).orElse(false))
                .with("leaf", CampaignDays.leaf(call, campaign))
                .with("where", CampaignDays.of(call, campaign)));
    }

    /** The day's own name, the first of several, where the campaign is named after it, else what the campaign is called. */
    private static String name(PageCall call, Campaign campaign, Optional<Observance> observance) {
        return observance
                .filter(day -> campaign.name().contains(day.name()))
                .map(day -> call.words().isChinese() ? day.name() : day.nameEn().split(" / ", 2)[0])
                .orElse(campaign.name());
    }
}
