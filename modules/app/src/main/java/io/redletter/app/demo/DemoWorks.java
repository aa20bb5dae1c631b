package io.redletter.app.demo;

import io.redletter.content.Content;
import io.redletter.content.Draft;
import io.redletter.content.Media;
import io.redletter.content.NewWork;
import io.redletter.content.Verdict;
import io.redletter.content.Work;
import io.redletter.content.WorkKind;
import io.redletter.content.WorkState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The demo's articles and film: written by the editor, approved by a reviewer, as any other work. */
final class DemoWorks {
    static final String ARTICLE = "work_demoarticle";
    static final String FILM = "work_demofilm";
    static final String SCIENCE = "work_demoscience";

    private final Vertx vertx;
    private final Content content;
    private final DemoFilm film;
    private final DemoTexts texts;

    DemoWorks(Vertx vertx, Content content, DemoFilm film, DemoTexts texts) {
        this.vertx = vertx;
        this.content = content;
        this.film = film;
        this.texts = texts;
    }

    /** Makes both works ready for release in a campaign. */
    Future<Void> write(String campaignId) {
        return media("cover.jpg", film::cover).compose(cover -> {
            Future<Work> article = work(campaignId, ARTICLE, WorkKind.H5, texts.article(), cover, null);
            Future<Work> video = vertx.executeBlocking(film::film).compose(file -> film(campaignId, cover, file));
            return Future.all(article, video).mapEmpty();
        });
    }

    /** Makes the science day's page ready for release. */
    Future<Void> writeForScienceDay(String campaignId) {
        return media("cover.jpg", film::cover)
                .compose(cover -> work(campaignId, SCIENCE, WorkKind.H5, texts.science(), cover, null))
                .mapEmpty();
    }

    /** Without FFmpeg there is no film: the second work is then an article, and says so. */
    private Future<Work> film(String campaignId, Media cover, Optional<Path> file) {
        if (file.isEmpty()) {
            return work(campaignId, FILM, WorkKind.H5, texts.video(), cover, null);
        }
        return media("sunrise.mp4", file::get)
                .compose(video -> work(campaignId, FILM, WorkKind.VIDEO, texts.video(), cover, video));
    }

    private Future<Media> media(String name, FileSource file) {
        return vertx.executeBlocking(() -> Buffer.buffer(Files.readAllBytes(file.get())))
                .compose(bytes -> content.media().add(DemoCast.EDITOR.actor(), name, bytes));
    }

    private Future<Work> work(
            String campaignId, String id, WorkKind kind, DemoTexts.Text text, Media cover, @Nullable Media video) {
        NewWork fresh = new NewWork(campaignId, kind, text.title(), text.slug(), null, true);
        Draft draft = new Draft(
                text.title(), text.summary(), text.body(), cover.sha256(), video == null ? null : video.sha256(), "zh");
        return content.service()
                .createWork(DemoCast.EDITOR.actor(), id, fresh)
                .compose(work -> work.state() == WorkState.DRAFT ? approve(work, draft) : Future.succeededFuture(work));
    }

    private Future<Work> approve(Work work, Draft draft) {
        return content.service()
                .saveVersion(DemoCast.EDITOR.actor(), work.id(), work.headNumber(), draft)
                .compose(saved -> content.service()
                        .submit(
                                DemoCast.EDITOR.actor(),
                                work.id(),
                                saved.version().number())
                        .compose(submitted -> content.service()
                                .review(
                                        DemoCast.REVIEWER.actor(),
                                        work.id(),
                                        saved.version().number(),
                                        saved.version().hash(),
                                        Verdict.APPROVED,
                                        "内容属实,可以发布。")));
    }

    /** A file that takes work to make. */
    private interface FileSource {
        Path get() throws IOException;
    }
}
