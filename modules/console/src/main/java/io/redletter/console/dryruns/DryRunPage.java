package io.redletter.console.dryruns;

import io.redletter.accounts.Permission;
import io.redletter.campaign.dryrun.DryRun;
import io.redletter.campaign.dryrun.DryRunRow;
import io.redletter.console.people.Names;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A send table with what is in the way, the rows to look at first on request. */
final class DryRunPage implements Page {
    private static final int MOST_SHOWN = 500;

    private final Ask ask;
    private final Names names;

    DryRunPage(Ask ask, Names names) {
        this.ask = ask;
        this.names = names;
    }

    /** Which dry run a call is for. */
    @FunctionalInterface
    interface Ask {
        Future<DryRun> of(PageCall call);
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String show = call.query("show").orElse("");
        return ask.of(call).compose(run -> names.units(call.actor()).map(units -> {
            List<DryRunRow> rows = run.rows().stream()
                    .filter(row -> show.isEmpty() || isTrouble(row))
                    .toList();
            return View.of("dry-run")
                    .with("run", run)
                    .with("totals", run.totals())
                    .with("rows", rows.stream().limit(MOST_SHOWN).toList())
                    .with("more", Math.max(0, rows.size() - MOST_SHOWN))
                    .with("show", show)
                    .with("units", units)
                    .with("unitId", run.id())
                    .with("from", call.day("from").orElse(call.wording().todayDate()))
                    .with("until", call.day("until").orElse(null))
                    .with("span", span(call, run))
                    .with("mayRehearse", call.actor().may(Permission.PUSH_WRITE));
        }));
    }

    /** The part of the address that stays when another view is chosen. */
    private static String span(PageCall call, DryRun run) {
        if (run.scope() != DryRun.Scope.UNIT) {
            return "";
        }
        String from = "unit=" + URLEncoder.encode(run.id(), StandardCharsets.UTF_8) + "&from="
                + call.day("from").orElse(call.wording().todayDate());
        return call.day("until").map(until -> from + "&until=" + until).orElse(from);
    }

    private static boolean isTrouble(DryRunRow row) {
        return !row.obstacles().isEmpty()
                || !row.warnings().isEmpty()
                || row.isOverQuota()
                || row.verdict() == DryRunRow.Verdict.HELD;
    }
}
