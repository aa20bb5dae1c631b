package io.redletter.reach.ingest;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.vertx.core.Future;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two nodes, one record. */
@ExtendWith(PlatformExtension.class)
class BatchClaimsTest {
    private final BatchClaims one;
    private final BatchClaims other;

    BatchClaimsTest(Platform platform) {
        this.one = new BatchClaims(platform, "node-a");
        this.other = new BatchClaims(platform, "node-b");
    }

    @BeforeEach
    void start() {
        await(one.start());
    }

    @Test
    void letsOneNodeCountABatchThatBothAreHandedAtOnce() {
        Future<Optional<String>> here = one.claim("k1", "body");
        Future<Optional<String>> there = other.claim("k1", "body");

        await(Future.join(here, there).otherwiseEmpty());

        assertThat(here.succeeded()).isNotEqualTo(there.succeeded());
        Future<?> refused = here.succeeded() ? there : here;
        assertThat(refused.cause()).hasMessageContaining("另一节点");
    }

    @Test
    void givesTheAnswerOfTheNodeThatCountedIt() {
        await(one.claim("k2", "body"));

        await(one.finish("k2", "{\"accepted\":3}"));

        assertThat(await(other.claim("k2", "body"))).contains("{\"accepted\":3}");
        assertThatThrownBy(() -> await(other.claim("k2", "another body"))).hasMessageContaining("Idempotency-Key");
    }

    @Test
    void leavesABatchOfWhichNothingWasCountedToWhoeverComesNext() {
        await(one.claim("k3", "body"));

        await(one.release("k3"));

        assertThat(await(other.claim("k3", "body"))).isEmpty();
    }
}
