package io.redletter.feed;

import io.redletter.content.MediaRef;
import io.redletter.content.OpenWork;
import io.redletter.content.Work;
import io.redletter.content.WorkKind;
import io.redletter.content.WorkState;
import io.redletter.content.WorkVersion;
import java.time.Instant;
import java.util.List;

/** Shown works made up for writers: no store, no gate. */
final class Works {
    static final Instant RELEASED = Instant.parse("2027-06-05T00:00:00Z");
    static final FeedConfig CONFIG = FeedConfig.at("https://red.example.cn");
    static final Publication OPEN = Publication.open(CONFIG);
    static final MediaRef COVER = new MediaRef("c".repeat(64), "封面 1.png", "image/png", 20_480, 1200, 630, null);
    static final MediaRef FILM = new MediaRef("f".repeat(64), "earth.mp4", "video/mp4", 7_654_321, 1920, 1080, 61_600L);

    private Works() {}

    static Shown article(String title, String summary, String body) {
        return shown("work_a", WorkKind.H5, title, summary, body, COVER, null);
    }

    static Shown film(String title) {
        return shown("work_v", WorkKind.VIDEO, title, "一分钟看懂", "", COVER, FILM);
    }

    static Shown shown(
            String id, WorkKind kind, String title, String summary, String body, MediaRef cover, MediaRef video) {
        Work work = new Work(
                id,
                7,
                id.replace("work_", "slug-"),
                "campaign_1",
                kind,
                title,
                "unit_1",
                WorkState.RELEASED,
                1,
                null,
                1,
                "hash",
                List.of(),
                "release_1",
                RELEASED,
                RELEASED,
                "user_1",
                RELEASED,
                RELEASED,
                false);
        WorkVersion version = new WorkVersion(
                WorkVersion.id(id, 1),
                1,
                id,
                1,
                title,
                summary,
                body,
                cover,
                video,
                "zh-CN",
                List.of(),
                "user_1",
                RELEASED,
                "hash");
        return new Shown(new OpenWork(work, version), List.of("六五环境日", "美丽中国"), "鄂州市委宣传部");
    }

    static byte[] written(FeedFormat format, Shown... shown) {
        return FeedWriter.of(format).write(OPEN, FeedItem.all(OPEN, List.of(shown)));
    }
}
