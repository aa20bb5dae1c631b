package io.redletter.reach.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.reach.count.Found;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EditionTest {
    private static final Instant NOW = Instant.parse("2027-06-05T00:00:30Z");

    @Test
    void tellsEachWhatChangedSinceTheNumberTheyKnow() {
        Edition first = Edition.first("life", picture(NOW, 1, 5));
        Edition second = first.next(picture(NOW, 2, 5));
        Edition third = second.next(picture(NOW, 2, 6));

        assertThat(data(third, 2).getJsonObject("totals")).isEqualTo(new JsonObject().put("play", 6));
        assertThat(data(third, 1).getJsonObject("totals"))
                .isEqualTo(new JsonObject().put("play", 6).put("view", 2));
        assertThat(data(third, 0).getJsonArray("minutes")).hasSize(60);
        assertThat(data(third, 2).getLong("since")).isEqualTo(2);
        assertThat(third.next(picture(NOW, 2, 6))).isSameAs(third);
    }

    @Test
    void knowsItsOwnIdsAndNoOthers() {
        Edition second = Edition.first("life", picture(NOW, 1, 5)).next(picture(NOW, 2, 5));

        assertThat(second.knownBy("life-1")).isEqualTo(1);
        assertThat(second.knownBy("life-2")).isEqualTo(2);
        assertThat(second.knownBy("life-3")).as("not yet").isZero();
        assertThat(second.knownBy("other-1")).isZero();
        assertThat(second.knownBy("life-")).isZero();
        assertThat(second.knownBy("life-99999999999999999999")).isZero();
        assertThat(second.knownBy("")).isZero();
    }

    @Test
    void takesAnIdAsTooOldOnceAMinuteItHasNotSeenLeftThePicture() {
        Edition edition = Edition.first("life", picture(NOW, 1, 5));
        for (int minute = 1; minute <= 61; minute++) {
            edition = edition.next(picture(NOW.plusSeconds(60L * minute), 1, 5));
        }

        assertThat(edition.knownBy("life-1")).isZero();
        assertThat(edition.knownBy("life-30")).isEqualTo(30);
    }

    @Test
    void saysHowLateFiguresAreThatCannotBeReadAnew() {
        Picture read = picture(NOW, 1, 5);
        Edition late = Edition.first("life", read).next(read.late(NOW.plusSeconds(7), 3));

        assertThat(data(late, 1).getLong("delaySeconds")).isEqualTo(7);
        assertThat(data(late, 1).getString("asOf")).isEqualTo("2027-06-05T00:00:30Z");
        assertThat(data(late, 1).getJsonObject("totals")).isEmpty();
    }

    private static Picture picture(Instant at, long views, long plays) {
        Map<String, Map<String, Long>> counts = new HashMap<>();
        counts.put("campaign:c1", Map.of("view", views, "play", plays));
        return Picture.of("campaign:c1", new Found(counts, Map.of(), 1, Found.REDIS), at, 0);
    }

    private static JsonObject data(Edition edition, long since) {
        String text = edition.since(since).toString();
        return new JsonObject(text.substring(text.indexOf("data: ") + 6));
    }
}
