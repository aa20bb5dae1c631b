package io.redletter.app.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.redletter.campaign.rehearsal.Rehearsal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {
    private static final Instant START = Instant.parse("2027-05-01T00:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void tellsOfARehearsalThatTheProgramDiedWith() throws IOException {
        Shelf shelf = new Shelf(directory);
        shelf.open();
        shelf.put(rehearsal("rehearsal_1", Rehearsal.State.RUNNING));
        shelf.put(rehearsal("rehearsal_2", Rehearsal.State.DONE));

        for (int start = 0; start < 2; start++) {
            assertThat(new Shelf(directory).open())
                    .extracting(Rehearsal::id, Rehearsal::state)
                    .containsExactlyInAnyOrder(
                            tuple("rehearsal_1", Rehearsal.State.FAILED), tuple("rehearsal_2", Rehearsal.State.DONE));
        }
    }

    private static Rehearsal rehearsal(String id, Rehearsal.State state) {
        return new Rehearsal(
                id,
                "campaign_1",
                "活动",
                "Asia/Shanghai",
                "某人",
                START,
                null,
                state,
                60,
                START,
                START,
                START,
                1,
                0,
                null,
                null);
    }
}
