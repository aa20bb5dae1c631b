package io.redletter.console.works;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.content.WorkVersion;
import io.redletter.platform.NotFoundException;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** {@code /console/works/{id}/diff?from=&to=}: what one version changed in another. */
final class WorkDiffPage implements Page {
    private final WorkDesk desk;

    WorkDiffPage(WorkDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return desk.content()
                .get(call.actor(), call.path("id"))
                .compose(work -> desk.content().versions(work.id()).map(versions -> {
                    WorkVersion to = version(versions, call.number("to", 1, 1_000_000), work.headNumber());
                    int before = versions.stream()
                            .mapToInt(WorkVersion::number)
                            .filter(number -> number < to.number())
                            .max()
                            .orElse(to.number());
                    WorkVersion from = version(versions, call.number("from", 1, 1_000_000), before);
                    return View.of("work-diff")
                            .with("work", work)
                            .with("from", from)
                            .with("to", to)
                            .with("differences", VersionDifferences.between(from, to));
                }));
    }

    private static WorkVersion version(List<WorkVersion> versions, Optional<Integer> asked, int otherwise) {
        int number = asked.orElse(otherwise);
        return versions.stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("version", String.valueOf(number)));
    }
}
