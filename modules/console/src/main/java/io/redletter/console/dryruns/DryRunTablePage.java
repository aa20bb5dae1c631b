package io.redletter.console.dryruns;

import io.redletter.campaign.dryrun.DryRunCsv;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Download;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.vertx.core.Future;

/** The same for a spreadsheet. */
final class DryRunTablePage implements Page {
    private final DryRunPage.Ask ask;

    DryRunTablePage(DryRunPage.Ask ask) {
        this.ask = ask;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return ask.of(call)
                .map(run -> new Download(
                        "dry-run-" + run.at().toString().substring(0, 10) + ".csv",
                        "text/csv; charset=utf-8",
                        DryRunCsv.of(run)));
    }
}
