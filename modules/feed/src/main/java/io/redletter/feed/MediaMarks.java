package io.redletter.feed;

import com.rometools.modules.mediarss.MediaEntryModuleImpl;
import com.rometools.modules.mediarss.types.MediaContent;
import com.rometools.modules.mediarss.types.Metadata;
import com.rometools.modules.mediarss.types.Thumbnail;
import com.rometools.modules.mediarss.types.UrlReference;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Media RSS of one item: its film, or else its picture, with thumbnail and title. One file needs no group. */
final class MediaMarks {
    private MediaMarks() {}

    /** Null for an item without media. */
    static @Nullable MediaEntryModuleImpl of(FeedItem item) {
        Enclosed shown = item.video() == null ? item.cover() : item.video();
        if (shown == null) {
            return null;
        }
        MediaEntryModuleImpl module = new MediaEntryModuleImpl();
        module.setMediaContents(new MediaContent[] {content(item, shown)});
        return module;
    }

    private static MediaContent content(FeedItem item, Enclosed shown) {
        MediaContent content = new MediaContent(new UrlReference(URI.create(shown.url())));
        content.setType(shown.type());
        content.setFileSize(shown.size());
        content.setMedium(item.video() == null ? "image" : "video");
        content.setDuration(shown.seconds());
        content.setWidth(shown.width());
        content.setHeight(shown.height());
        content.setLanguage(item.language());
        content.setMetadata(words(item));
        return content;
    }

    private static Metadata words(FeedItem item) {
        Metadata words = new Metadata();
        words.setTitle(item.title());
        words.setTitleType("plain");
        words.setDescription(item.summary());
        words.setDescriptionType("plain");
        Enclosed cover = item.cover();
        if (cover != null) {
            words.setThumbnail(new Thumbnail[] {new Thumbnail(URI.create(cover.url()), cover.width(), cover.height())});
        }
        return words;
    }
}
