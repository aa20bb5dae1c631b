package io.redletter.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.reach.Explained;
import io.redletter.reach.Totals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ShareTest {
    @Test
    void ordersThePartsOfOneKindAndMeasuresThemByTheLargest() {
        List<Totals> parts = List.of(
                part("channel:a", 30, 10), part("unit:u", 999, 0), part("channel:b", 50, 30), part("channel:c", 0, 0));

        List<Share> shares = Share.of(parts, "channel", Map.of("a", "日报", "b", "客户端"));

        assertThat(shares)
                .containsExactly(
                        new Share("b", "客户端", 50, 30, 100, 63),
                        new Share("a", "日报", 30, 10, 50, 75),
                        new Share("c", "c", 0, 0, 0, 0));
    }

    private static Totals part(String part, long view, long play) {
        return new Totals(
                "campaign:c|" + part,
                Map.of("view", view, "play", play, "share", 7L),
                0,
                Explained.ownCount("redis", Instant.EPOCH));
    }
}
