package io.redletter.console.works;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.content.MediaRef;
import io.redletter.content.Work;
import io.redletter.content.WorkVersion;
import io.redletter.platform.NotFoundException;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /console/works/{id}/edit}: the form in which a work is written. */
final class WorkEditPage implements Page {
    private final WorkDesk desk;

    WorkEditPage(WorkDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return desk.content().get(call.actor(), call.path("id")).compose(work -> head(work)
                .map(head -> view(work, Form.empty().starting(values(work, head)))));
    }

    Future<Answer> show(PageCall call, Form form) {
        return desk.content().get(call.actor(), call.path("id")).compose(work -> named(form, "cover")
                .compose(cover -> named(form, "video").map(video -> form(form, cover, video)))
                .map(filled -> view(work, filled)));
    }

    private static View view(Work work, Form form) {
        return View.of("work-edit").with("work", work).form(form);
    }

    private Future<Optional<WorkVersion>> head(Work work) {
        return work.headNumber() == 0
                ? Future.succeededFuture(Optional.empty())
                : desk.content().version(work.id(), work.headNumber()).map(Optional::of);
    }

    private static Map<String, String> values(Work work, Optional<WorkVersion> head) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("head", String.valueOf(work.headNumber()));
        values.put("title", work.title());
        head.ifPresent(version -> {
            values.put("summary", version.summary());
            values.put("bodyHtml", version.bodyHtml());
            values.put("language", version.language());
            put(values, "cover", version.cover());
            put(values, "video", version.video());
        });
        return values;
    }

    private static void put(Map<String, String> values, String field, @Nullable MediaRef media) {
        if (media != null) {
            values.put(field, media.sha256());
            values.put(field + "Path", media.path());
            values.put(field + "Name", media.name());
        }
    }

    /** Where the uploaded file of a refused form lies, so that the form can show it again. */
    private Future<Optional<MediaRef>> named(Form form, String field) {
        return form.filled(field)
                .map(sha256 -> desk.room()
                        .media()
                        .get(sha256)
                        .map(media -> Optional.of(media.ref()))
                        .recover(failure -> failure instanceof NotFoundException
                                ? Future.succeededFuture(Optional.empty())
                                : Future.failedFuture(failure)))
                .orElse(Future.succeededFuture(Optional.empty()));
    }

    private static Form form(Form form, Optional<MediaRef> cover, Optional<MediaRef> video) {
        Map<String, String> values = new LinkedHashMap<>(form.values());
        put(values, "cover", cover.orElse(null));
        put(values, "video", video.orElse(null));
        return form.starting(values);
    }
}
