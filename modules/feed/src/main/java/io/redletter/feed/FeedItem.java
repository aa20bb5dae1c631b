package io.redletter.feed;

import io.redletter.content.MediaRef;
import io.redletter.content.PlainText;
import io.redletter.content.Work;
import io.redletter.content.WorkVersion;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One open work as every format tells it; all text is clean.
 *
 * @param id stable across formats, feeds and addresses
 * @param summary never empty
 * @param html the full text with absolute addresses; never empty
 * @param link its page, counted under the feed's channel
 * @param released its instant, which is also when it last changed for readers
 * @param author may be empty
 */
record FeedItem(
        String id,
        String title,
        String summary,
        String html,
        String link,
        Instant released,
        String author,
        String language,
        List<String> subjects,
        @Nullable Enclosed cover,
        @Nullable Enclosed video) {
    private static final int SUMMARY_MAX = 120;

    static FeedItem of(Publication publication, Shown shown) {
        Work work = shown.open().work();
        WorkVersion version = shown.open().version();
        String title = CleanText.of(version.title());
        String summary = summary(version, title);
        return new FeedItem(
                Publication.idOf(work),
                title,
                summary,
                FullText.of(publication, version, summary),
                publication.page(work),
                Objects.requireNonNull(work.releaseAt(), work.id()),
                shown.author(),
                version.language(),
                shown.subjects(),
                Enclosed.of(publication, picture(version.cover())),
                Enclosed.of(publication, version.video()));
    }

    static List<FeedItem> all(Publication publication, List<Shown> shown) {
        return shown.stream().map(one -> of(publication, one)).toList();
    }

    private static String summary(WorkVersion version, String title) {
        String written = CleanText.of(version.summary()).strip();
        if (!written.isEmpty()) {
            return written;
        }
        String text = CleanText.of(PlainText.of(version.bodyHtml()));
        int end = text.offsetByCodePoints(0, Math.min(SUMMARY_MAX, text.codePointCount(0, text.length())));
        return text.isEmpty() ? title : text.substring(0, end);
    }

    private static @Nullable MediaRef picture(@Nullable MediaRef cover) {
        return cover != null && cover.type().startsWith("image/") ? cover : null;
    }
}
