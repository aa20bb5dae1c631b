package io.redletter.console.audiences;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.delivery.audience.CountRun;
import io.vertx.core.Future;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * {@code /console/audiences/count?audience=&local=&zone=}: begins to count a segment for a moment, and shows how far it is
 * until it is done. A part of a page.
 */
final class SegmentCountPart implements Page {
    private final AudienceDesk desk;

    SegmentCountPart(AudienceDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return call.query("audience")
                .map(id ->
                        desk.house().counts().begin(call.actor(), id, at(call)).map(run -> part(call, run)))
                .orElseGet(() -> Future.succeededFuture(View.of("audience-count")));
    }

    Future<Answer> progress(PageCall call) {
        return desk.house().counts().get(call.actor(), call.path("id")).map(run -> part(call, run));
    }

    private static Answer part(PageCall call, CountRun run) {
        return View.of("audience-count")
                .with("run", run)
                .with("broken", run.isBroken(call.wording().now()));
    }

    /** The moment typed, on the wall of the zone beside it; now where none was. */
    private @Nullable Instant at(PageCall call) {
        try {
            ZoneId zone = call.query("zone").map(ZoneId::of).orElse(desk.zone());
            return call.query("due")
                    .map(Instant::parse)
                    .or(() -> call.query("local")
                            .map(text -> LocalDateTime.parse(text.replace(' ', 'T')))
                            .map(local -> local.atZone(zone).toInstant()))
                    .orElse(null);
        } catch (DateTimeException notAMoment) {
            return null;
        }
    }
}
