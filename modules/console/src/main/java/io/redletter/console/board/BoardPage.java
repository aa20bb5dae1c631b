package io.redletter.console.board;

import io.redletter.campaign.Campaign;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.vertx.core.Future;
import java.util.Map;

/** {@code /board?campaign=}: what a campaign reaches while it happens, every figure with its source. */
final class BoardPage implements Page {
    private final CampaignChoice choice;
    private final BoardReader reader;

    BoardPage(CampaignChoice choice, BoardReader reader) {
        this.choice = choice;
        this.reader = reader;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return choice.choose(call).compose(chosen -> chosen.campaign()
                .map(campaign -> shown(call, campaign, chosen))
                .orElseGet(() -> Future.succeededFuture(new View("board/empty.ftlh", 200, Map.of()))));
    }

    private Future<Answer> shown(PageCall call, Campaign campaign, CampaignChoice.Chosen chosen) {
        return reader.read(call, campaign).map(board -> new View("board/board.ftlh", 200, Map.of())
                .with("board", board)
                .with("groups", chosen.groups())
                .with("where", CampaignDays.of(call, campaign)));
    }
}
