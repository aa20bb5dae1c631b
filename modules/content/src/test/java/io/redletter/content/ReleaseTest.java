package io.redletter.content;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import io.redletter.accounts.AuditEntry;
import io.redletter.agenda.Claimed;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.RefusedException;
import io.redletter.platform.SettableClock;
import io.redletter.platform.TestPlatform;
import io.redletter.platform.mongo.Mongo;
import io.redletter.platform.mongo.MongoConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseTest {
    private final Newsroom room;
    private final SettableClock clock;

    ReleaseTest(Platform platform, SettableClock clock) {
        this.clock = clock;
        room = new Newsroom(platform);
    }

    @AfterAll
    void close() {
        room.close();
    }

    @Test
    void opensAtItsInstantAndNotAMillisecondBefore() {
        Work work = ready("准点");
        Instant due = clock.instant().plusSeconds(60);
        await(room.service().scheduleRelease(room.planner, work.id(), due));

        clock.set(due.minusMillis(1));
        boolean early = await(room.content.gate().isOpen(work.id()));
        clock.set(due);
        Work released = room.reached(work, WorkState.RELEASED);

        assertThat(early).isFalse();
        assertThat(released.releasedAt()).isAfterOrEqualTo(due);
        assertThat(await(room.content.gate().isOpen(work.id()))).isTrue();
        await().until(() -> states(work).equals(List.of("finished")));
    }

    @Test
    void doesNotLetTheStoresMillisecondsEndAnEmbargoEarly() {
        Work work = ready("微秒");
        Instant asked = clock.instant().plusSeconds(60).plusNanos(500);

        await(room.service().scheduleRelease(room.planner, work.id(), asked));

        assertThat(await(room.service().get(work.id())).releaseAt()).isAfterOrEqualTo(asked);
    }

    @Test
    void staysShutWhenTheClockSaysSoThoughItIsStoredAsReleased() {
        Work work = room.released(ready("回拨"));
        Instant before = work.releaseAt().minusMillis(1);
        assertThat(await(room.content.gate().isOpen(work.id()))).isTrue();

        clock.set(before);

        assertThat(await(room.content.gate().isOpen(work.id()))).isFalse();
        assertThat(await(room.content.gate().released(100)))
                .extracting(open -> open.work().id())
                .doesNotContain(work.id());
        clock.advance(Duration.ofSeconds(1));
    }

    @Test
    void skipsTheReleaseOfAWorkThatWasChangedAfterItsApproval() {
        Work work = ready("改后");
        Instant due = clock.instant().plusSeconds(60);
        await(room.service().scheduleRelease(room.planner, work.id(), due));
        room.saved(work, Newsroom.draft("改后", "<p>又改</p>"));
        room.submitted(work);
        Work again = room.approved(work);

        clock.set(due.plusSeconds(1));

        Release skipped = await(room.service().releases(work.id())).get(0);
        assertThat(skipped.state()).isEqualTo("skipped");
        assertThat(skipped.reason()).isEqualTo("work-changed-after-approval");
        assertThat(again.releaseAt()).isNull();
        room.released(ready("路标")); // by now the agenda has passed the old instant
        assertThat(await(room.service().get(work.id())).state()).isEqualTo(WorkState.APPROVED);
    }

    @Test
    void skipsWithAReasonWhenTheReleaseFiresOnAnotherHash() {
        Work work = ready("错配");
        Instant due = clock.instant().plusSeconds(3600);
        Work planned = await(room.service().scheduleRelease(room.planner, work.id(), due));
        await(room.platform
                .mongo()
                .one(store().releaseDocuments()
                        .updateOne(
                                Filters.eq("_id", planned.releaseId()),
                                new Document("$set", new Document("workHash", "0".repeat(64))))));

        clock.set(due);
        await().until(() -> states(work).equals(List.of("skipped")));

        assertThat(await(room.service().releases(work.id())).get(0).reason()).isEqualTo("work-changed-after-approval");
        assertThat(await(room.service().get(work.id())).state()).isEqualTo(WorkState.APPROVED);
        assertThat(await(room.accounts.trail().about(work.id(), 5)))
                .extracting(AuditEntry::action)
                .contains("work.release-skipped");
    }

    @Test
    void movesAReleaseLaterAndEarlier() {
        Work work = ready("改期");
        Instant first = clock.instant().plusSeconds(60);
        await(room.service().scheduleRelease(room.planner, work.id(), first));
        await(room.service().scheduleRelease(room.planner, work.id(), first.plusSeconds(3600)));

        clock.set(first.plusSeconds(1));
        room.released(ready("路标"));
        boolean openAtTheOldInstant = await(room.content.gate().isOpen(work.id()));
        await(room.service().scheduleRelease(room.planner, work.id(), first.plusSeconds(10)));
        clock.set(first.plusSeconds(10));
        room.reached(work, WorkState.RELEASED);

        assertThat(openAtTheOldInstant).isFalse();
        await().until(() -> states(work).equals(List.of("finished", "cancelled", "cancelled")));
    }

    @Test
    void doesNotOpenAWorkWhoseReleaseWasCancelled() {
        Work work = ready("取消");
        Instant due = clock.instant().plusSeconds(60);
        await(room.service().scheduleRelease(room.planner, work.id(), due));

        Work cancelled = await(room.service().cancelRelease(room.planner, work.id()));
        clock.set(due.plusSeconds(1));
        room.released(ready("路标"));

        assertThat(cancelled.releaseAt()).isNull();
        assertThat(await(room.service().get(work.id())).state()).isEqualTo(WorkState.APPROVED);
        assertThat(states(work)).containsExactly("cancelled");
    }

    @Test
    void refusesAnInstantThatHasPassed() {
        Work work = ready("过去");

        Throwable refusal = failure(room.service()
                .scheduleRelease(room.planner, work.id(), clock.instant().minusSeconds(3600)));

        assertThat(((RefusedException) refusal).code()).isEqualTo("release-in-past");
    }

    @Test
    void refusesToChangeAReleasedWorkBeforeItIsWithdrawn() {
        Work work = room.released(ready("改已发"));

        Throwable refusal =
                failure(room.service().saveVersion(room.writer, work.id(), 1, Newsroom.draft("改已发", "<p>偷改</p>")));
        await(room.service().withdraw(room.planner, work.id(), "更正日期"));
        SavedVersion saved = room.saved(work, Newsroom.draft("改已发", "<p>更正</p>"));

        assertThat(((RefusedException) refusal).code()).isEqualTo("work-released");
        assertThat(saved.work().state()).isEqualTo(WorkState.DRAFT);
    }

    @Test
    void shutsAtOnceOnThisNodeAndWithinASecondOnAnother() {
        Work work = room.released(ready("撤回"));
        EmbargoGate other = new EmbargoGate(store(), clock);
        assertThat(await(room.content.gate().isOpen(work.id()))).isTrue();
        assertThat(await(other.isOpen(work.id()))).isTrue();

        await(room.service().withdraw(room.planner, work.id(), "事实有误"));

        assertThat(await(room.content.gate().isOpen(work.id()))).isFalse();
        await().atMost(Duration.ofSeconds(1)).until(() -> !await(other.isOpen(work.id())));
    }

    @Test
    void opensAWorkOnceThoughItsReleaseIsTakenOver() {
        Work work = room.released(ready("接管"));
        await().until(() -> states(work).equals(List.of("finished")));
        Document fired = await(
                        room.platform.mongo().first(store().releaseDocuments().find(Filters.eq("workId", work.id()))))
                .orElseThrow();
        Releasing releasing = new Releasing(
                room.platform,
                store(),
                new WorkTrail(room.accounts.trail(), room.platform.bus()),
                room.agenda,
                room.content.gate());

        await(releasing.fire(new Claimed(
                fired.getString("_id"), fired.getLong("version"), clock.instant(), clock.instant(), fired)));

        assertThat(await(room.service().get(work.id()))).isEqualTo(work);
    }

    @Test
    void mendsAReleaseThatDiedBetweenItsTwoWrites() {
        Work work = ready("补写");
        Instant due = clock.instant().plusSeconds(60);
        Work planned = await(room.service().scheduleRelease(room.planner, work.id(), due));
        await(room.platform.mongo().one(store().releaseDocuments().deleteOne(Filters.eq("_id", planned.releaseId()))));
        Releasing releasing = new Releasing(
                room.platform,
                store(),
                new WorkTrail(room.accounts.trail(), room.platform.bus()),
                room.agenda,
                room.content.gate());

        await(releasing.sweep());
        clock.set(due);

        assertThat(room.reached(work, WorkState.RELEASED).releaseAt()).isEqualTo(due);
    }

    @Test
    void isShutAndSaysItCannotKnowWhenTheStoreIsAway() {
        Mongo away = Mongo.connect(
                room.platform.vertx(), new MongoConfig("mongodb://127.0.0.1:1", "away", Duration.ofMillis(300)));
        EmbargoGate gate = new EmbargoGate(new WorkStore(away), clock);

        Throwable work = failure(gate.isOpen("work_00000000000000000000000000"));
        Throwable media = failure(gate.mediaIsOpen("0".repeat(64)));
        Throwable feed = failure(gate.released(10));

        assertThat(List.of(work, media, feed)).noneMatch(failure -> failure instanceof RefusedException);
        TestPlatform.await(away.close());
    }

    private WorkStore store() {
        return new WorkStore(room.platform.mongo());
    }

    private Work ready(String title) {
        return room.ready(WorkKind.H5, Newsroom.draft(title, "<p>" + title + "</p>"));
    }

    private List<String> states(Work work) {
        return await(room.service().releases(work.id())).stream()
                .map(Release::state)
                .toList();
    }
}
