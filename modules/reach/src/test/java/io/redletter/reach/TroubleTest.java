package io.redletter.reach;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.reach.ReachServer.Answer;
import io.redletter.reach.journal.FailingDisk;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a sender and the health page see of a disk that fails. */
@ExtendWith(PlatformExtension.class)
class TroubleTest {
    private final Platform platform;
    private final FailingDisk disk = new FailingDisk();

    TroubleTest(Platform platform) {
        this.platform = platform;
    }

    @Test
    void asksToTryAgainWhileThereIsNoRoomAndCountsEachOnceWhenThereIs() {
        ReachServer server = new ReachServer(platform, ReachConfig.defaults(), disk);
        int kept = post(server, "full", "a").status();

        disk.roomLeft = 30;
        Answer refused = post(server, "full", "b");
        Answer refusedAgain = post(server, "full", "b");
        disk.roomLeft = Integer.MAX_VALUE;
        int retried = post(server, "full", "b").status();
        int repeated = post(server, "full", "b").status();

        assertThat(kept).isEqualTo(204);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.headers()).containsKey("retry-after");
        assertThat(refusedAgain.status()).isEqualTo(503);
        assertThat(retried).isEqualTo(204);
        assertThat(repeated).isEqualTo(204);
        await(server.reach.check());
        await(server.reach.settle());
        assertThat(views(server, "full")).isEqualTo(2);
        server.close();
    }

    @Test
    void acknowledgesNothingAfterAFailedSyncSaysSoAndGoesOnAfterARestart() {
        ReachServer server = new ReachServer(platform, ReachConfig.defaults(), disk);
        post(server, "sync", "a");
        await(server.reach.check());

        disk.failForce = true;
        int failed = post(server, "sync", "b").status();
        disk.failForce = false;
        int after = post(server, "sync", "c").status();
        Throwable health = failure(server.reach.check());
        server.close();
        ReachServer restarted = new ReachServer(platform, ReachConfig.defaults(), disk);
        int retried = post(restarted, "sync", "b").status();

        assertThat(failed).isEqualTo(503);
        assertThat(after).isEqualTo(503);
        assertThat(health).hasMessageContaining("disk failed");
        assertThat(retried).isEqualTo(204);
        await(restarted.reach.check());
        await(restarted.reach.settle());
        assertThat(views(restarted, "sync")).isEqualTo(2);
        restarted.close();
    }

    private static Answer post(ReachServer server, String campaign, String id) {
        String token = server.reach.tokens().sign(new Scopes(campaign, "work1", 1, "direct", "unit1"));
        return server.post(new JsonObject().put("id", id).put("t", token).encode());
    }

    private static long views(ReachServer server, String campaign) {
        return await(server.reach.service().totals("campaign:" + campaign)).count("view");
    }
}
