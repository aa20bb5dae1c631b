package io.redletter.console.pauses;

import io.redletter.campaign.pause.Pause;
import io.redletter.campaign.pause.PauseService;
import io.redletter.console.people.Names;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.vertx.core.Future;
import java.util.List;

/** {@code /console/lanes}: what waits on each lane, what is stopped, since when, by whom, and why. */
final class LanesPage implements Page {
    private final PauseService pauses;
    private final Names names;

    LanesPage(PauseService pauses, Names names) {
        this.pauses = pauses;
        this.names = names;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return pauses.lanes(call.actor()).compose(lanes -> pauses.active(call.actor())
                .compose(active -> pauses.mayPauseLanes(call.actor()).compose(may -> {
                    List<Pause> campaigns =
                            active.stream().filter(pause -> !pause.isOfLane()).toList();
                    return names.campaigns(
                                    call.actor(),
                                    campaigns.stream().map(Pause::subject).toList())
                            .map(titles -> View.of("lanes")
                                    .with("lanes", lanes)
                                    .with("paused", campaigns)
                                    .with("titles", titles)
                                    .with("mayPause", may));
                })));
    }
}
