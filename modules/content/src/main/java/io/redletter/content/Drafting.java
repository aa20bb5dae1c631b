package io.redletter.content;

import io.redletter.accounts.Actor;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes of a draft the version it will be: fields checked, HTML cleaned, media found, everything hashed. */
final class Drafting {
    private final Platform platform;
    private final WorkStore store;

    Drafting(Platform platform, WorkStore store) {
        this.platform = platform;
        this.store = store;
    }

    /** The version under the given number, not stored yet, with notes on what was taken out. */
    Future<Drafted> read(Actor actor, Work work, int number, Draft draft) {
        Texts texts = new Texts(
                Fields.title(draft.title()),
                Fields.summary(draft.summary()),
                Fields.body(draft.bodyHtml()),
                Fields.language(draft.language()));
        return cover(draft)
                .compose(cover -> video(draft).map(video -> new Files(cover, video)))
                .compose(files -> cleaned(texts.body())
                        .map(clean -> new Drafted(version(actor, work, number, texts, clean, files), clean.notes())));
    }

    private Future<CleanHtml> cleaned(String body) {
        return platform.vertx()
                .executeBlocking(() -> HtmlCleaner.clean(body), false)
                .compose(clean -> Future.all(clean.pictures().stream()
                                .map(sha256 -> media("/bodyHtml", sha256, Media::isImage, "图片"))
                                .toList())
                        .map(clean));
    }

    private Future<@Nullable MediaRef> cover(Draft draft) {
        return draft.cover() == null
                ? Future.succeededFuture()
                : media("/cover", draft.cover(), Media::isImage, "图片").map(Media::ref);
    }

    private Future<@Nullable MediaRef> video(Draft draft) {
        return draft.video() == null
                ? Future.succeededFuture()
                : media("/video", draft.video(), Media::isVideo, "视频").map(Media::ref);
    }

    private Future<Media> media(String pointer, String sha256, Predicate<Media> fits, String kind) {
        Future<Optional<Media>> found =
                Fields.isSha256(sha256) ? store.media().find(sha256) : Future.succeededFuture(Optional.empty());
        return found.map(media -> media.filter(fits)
                .orElseThrow(() -> RefusedException.field(
                        pointer,
                        "media-unknown",
                        kind + " " + sha256 + ": 没有这个文件，请先上传 (no such file, upload it first)")));
    }

    private WorkVersion version(Actor actor, Work work, int number, Texts texts, CleanHtml clean, Files files) {
        TreeSet<String> media = new TreeSet<>(clean.pictures());
        files.all().forEach(file -> media.add(file.sha256()));
        return new WorkVersion(
                WorkVersion.id(work.id(), number),
                1,
                work.id(),
                number,
                texts.title(),
                texts.summary(),
                clean.html(),
                files.cover(),
                files.video(),
                texts.language(),
                List.copyOf(media),
                actor.id(),
                platform.clock().instant(),
                ContentHash.of(
                        work.kind(),
                        texts.language(),
                        texts.title(),
                        texts.summary(),
                        clean.html(),
                        sha256(files.cover()),
                        sha256(files.video())));
    }

    private static @Nullable String sha256(@Nullable MediaRef file) {
        return file == null ? null : file.sha256();
    }

    /** A version to be stored, and what the author should know about it. */
    record Drafted(WorkVersion version, List<String> notes) {}

    private record Texts(String title, String summary, String body, String language) {}

    private record Files(@Nullable MediaRef cover, @Nullable MediaRef video) {
        List<MediaRef> all() {
            return Stream.of(Optional.ofNullable(cover), Optional.ofNullable(video))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }
}
