package io.redletter.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncarnationTest {
    @TempDir
    Path data;

    @Test
    void keepsItsNameAndCountsItsRuns() throws IOException {
        Incarnation first = Incarnation.take(data);
        first.close();

        try (Incarnation second = Incarnation.take(data)) {
            assertThat(second.name()).isEqualTo(first.name());
            assertThat(second.run()).isEqualTo(first.run() + 1);
        }
    }

    @Test
    void takesANameOfItsOwnWhereAnotherNodeLives() throws IOException {
        try (Incarnation holder = Incarnation.take(data);
                Incarnation guest = Incarnation.take(data)) {
            assertThat(guest.name()).isNotEqualTo(holder.name());
        }
    }
}
