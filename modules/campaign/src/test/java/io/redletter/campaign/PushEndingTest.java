package io.redletter.campaign;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class PushEndingTest {
    private final CampaignsFixture fixture;
    private final PushService pushes;

    PushEndingTest(Platform platform) {
        this.fixture = new CampaignsFixture(platform);
        this.pushes = fixture.campaigns.pushes();
    }

    @Test
    void finishesForTheOwnerOfTheFence() {
        Push push = armed();
        long fence = fixture.claim(push);

        Push finished = await(pushes.finish(push.id(), fence, PushState.FINISHED, null));

        assertThat(finished.stateWord()).isEqualTo(PushState.FINISHED);
        assertThat(finished.finished()).isEqualTo(PlatformExtension.START);
        assertThat(finished.nominal()).isEqualTo(push.due());
        assertThat(finished.owner()).isEqualTo("node#1");
        assertThat(await(pushes.find(fixture.planner, push.id()))).contains(finished);
    }

    @Test
    void refusesWhoeverLostTheFence() {
        Push push = armed();
        long fence = fixture.claim(push);

        Throwable lost = failure(pushes.finish(push.id(), fence - 1, PushState.FINISHED, null));

        assertThat(lost).isInstanceOf(ChangedMeanwhileException.class);
        assertThat(await(pushes.find(fixture.planner, push.id())).orElseThrow().stateWord())
                .isEqualTo(PushState.FIRING);
    }

    @Test
    void finishesOnceHoweverOftenItIsSaid() {
        Push push = armed();
        long fence = fixture.claim(push);

        Push first = await(pushes.finish(push.id(), fence, PushState.SKIPPED, "too-late"));
        Push again = await(pushes.finish(push.id(), fence, PushState.SKIPPED, "too-late"));
        Throwable other = failure(pushes.finish(push.id(), fence, PushState.FINISHED, null));

        assertThat(again).isEqualTo(first);
        assertThat(first.reason()).isEqualTo("too-late");
        assertThat(other).isInstanceOf(ChangedMeanwhileException.class);
    }

    @Test
    void handsALatePushToAPersonWhoMayMoveAndArmIt() {
        Push push = armed();
        long fence = fixture.claim(push);

        Push held = await(pushes.finish(push.id(), fence, PushState.HELD, "late-ask"));
        await(pushes.move(fixture.planner, push.id(), LocalDateTime.of(2027, 6, 5, 20, 0), null, null));
        Push armed = await(pushes.arm(fixture.planner, push.id())).push();

        assertThat(held.finished()).isNull();
        assertThat(armed.stateWord()).isEqualTo(PushState.ARMED);
        assertThat(armed.owner()).isNull();
        assertThat(armed.nominal()).isNull();
    }

    @Test
    void keepsWhatOthersNotedInADocumentThatFires() {
        Push push = armed();
        long fence = fixture.claim(push);
        await(fixture.platform
                .mongo()
                .one(pushes.pushes()
                        .documents()
                        .updateOne(new Document("_id", push.id()), new Document("$set", new Document("note", "x")))));

        await(pushes.finish(push.id(), fence, PushState.FINISHED, null));

        assertThat(stored(push.id())).containsEntry("note", "x");
    }

    @Test
    void readsAClaimedDocumentAsThePushItIs() {
        Push push = armed();

        Push read = pushes.pushes().read(stored(push.id()));

        assertThat(read).isEqualTo(push);
    }

    @Test
    void recallsOnlyWhatWasSent() {
        Push waiting = armed();
        Push sent = armed();
        await(pushes.finish(sent.id(), fixture.claim(sent), PushState.FINISHED, null));

        Push recalled = await(pushes.recalled(fixture.planner, sent.id(), "有错字"));
        Throwable refusal = failure(pushes.recalled(fixture.planner, waiting.id(), "有错字"));

        assertThat(recalled.stateWord()).isEqualTo(PushState.RECALLED);
        assertThat(refusal).isInstanceOf(RefusedException.class).hasMessageContaining("不能撤回");
    }

    @Test
    void lettingGoAndCancellingAtOnceEndsInExactlyOneOfBoth() {
        Push push = armed();

        Future<Push> cancelling = pushes.cancel(fixture.planner, push.id(), "不发了");
        long fence = fixture.claim(push);
        await(Future.join(List.of(cancelling)).otherwiseEmpty());
        Document stored = stored(push.id());

        if (cancelling.succeeded()) {
            assertThat(stored.getString("state")).isEqualTo("cancelled");
        } else {
            assertThat(stored.getString("state")).isEqualTo("firing");
            assertThat(stored.getLong("version")).isEqualTo(fence);
        }
    }

    private Document stored(String id) {
        return await(fixture.platform.mongo().one(pushes.pushes().documents().find(new Document("_id", id))));
    }

    private Push armed() {
        Campaign campaign = fixture.campaign();
        String work = fixture.released(campaign, Instant.parse("2027-06-04T16:00:00Z"))
                .id();
        NewPush wanted = NewPush.of(
                campaign.id(), work, List.of(fixture.channel(fixture.city).id()), LocalDateTime.of(2027, 6, 5, 8, 0));
        Push push = await(pushes.plan(fixture.planner, wanted)).push();
        return await(pushes.arm(fixture.planner, push.id())).push();
    }
}
