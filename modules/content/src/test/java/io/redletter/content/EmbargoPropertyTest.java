package io.redletter.content;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.SettableClock;
import io.redletter.platform.TestPlatform;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever people do to a work and however the clock moves: no way out shows it before its release or after it was
 * withdrawn, and every way out shows it in between.
 */
class EmbargoPropertyTest {
    private static final AtomicInteger SEED = new AtomicInteger(1000);
    private static Platform platform;
    private static SettableClock clock;
    private static Newsroom room;

    /** What is done next; {@code seconds} is how far a clock or a release moves. */
    record Step(Deed deed, int seconds) {}

    enum Deed {
        SAVE,
        SUBMIT,
        APPROVE,
        RETURN,
        PLAN,
        CANCEL,
        WITHDRAW,
        FORTH,
        BACK
    }

    @BeforeContainer
    static void open() {
        clock = SettableClock.at(PlatformExtension.START);
        platform = TestPlatform.open(clock);
        room = new Newsroom(platform);
    }

    @AfterContainer
    static void close() {
        room.close();
        TestPlatform.close(platform);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void noWayOutEverShowsAShutWork(@ForAll("steps") List<Step> steps) {
        Doors doors = new Doors();
        Expected expected = new Expected();
        for (int i = 0; i < steps.size(); i++) {
            take(steps.get(i), doors, expected);
            if (expected.isDue()) {
                room.reached(doors.work, WorkState.RELEASED);
                expected.state = WorkState.RELEASED;
            }
            doors.areAll(expected.isOpen(), "after " + steps.subList(0, i + 1));
        }
    }

    /** Mostly the straight way to the public, so that sequences reach open works; anything else in between. */
    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Deed> straight = Arbitraries.of(Deed.SAVE, Deed.SUBMIT, Deed.APPROVE, Deed.PLAN, Deed.FORTH);
        Arbitrary<Integer> seconds = Arbitraries.integers().between(0, 30);
        Arbitrary<Step> any = net.jqwik.api.Combinators.combine(Arbitraries.of(Deed.class), seconds)
                .as(Step::new);
        Arbitrary<List<Step>> way = seconds.list()
                .ofSize(5)
                .map(far -> List.of(
                        new Step(Deed.SAVE, 0),
                        new Step(Deed.SUBMIT, 0),
                        new Step(Deed.APPROVE, 0),
                        new Step(Deed.PLAN, far.get(0)),
                        new Step(Deed.FORTH, far.get(1))));
        return Arbitraries.frequencyOf(
                        Tuple.of(2, way),
                        Tuple.of(3, any.list().ofMinSize(1).ofMaxSize(3)),
                        Tuple.of(1, Arbitraries.just(List.of(new Step(Deed.FORTH, 30), new Step(Deed.WITHDRAW, 0)))),
                        Tuple.of(1, straight.map(deed -> List.of(new Step(deed, 5)))))
                .list()
                .ofMinSize(2)
                .ofMaxSize(5)
                .map(parts -> parts.stream().flatMap(List::stream).toList());
    }

    private static void take(Step step, Doors doors, Expected expected) {
        boolean allowed = expected.allows(step.deed());
        boolean done =
                switch (step.deed()) {
                    case SAVE -> doors.save();
                    case SUBMIT -> doors.submit();
                    case APPROVE -> doors.review(Verdict.APPROVED);
                    case RETURN -> doors.review(Verdict.RETURNED);
                    case PLAN -> doors.plan(clock.instant().plusSeconds(step.seconds()));
                    case CANCEL -> doors.succeeds(room.service().cancelRelease(room.planner, doors.work.id()));
                    case WITHDRAW -> doors.succeeds(room.service().withdraw(room.planner, doors.work.id(), "撤"));
                    case FORTH -> {
                        clock.advance(Duration.ofSeconds(step.seconds()));
                        yield true;
                    }
                    case BACK -> {
                        clock.advance(Duration.ofSeconds(-step.seconds()));
                        yield true;
                    }
                };
        assertThat(done).as("%s in state %s", step, expected.state).isEqualTo(allowed);
        if (allowed) {
            expected.take(step);
        }
    }

    /** What the rules say, told a second time and much simpler. */
    private static final class Expected {
        private WorkState state = WorkState.DRAFT;
        private boolean isWritten;
        private Instant releaseAt;

        boolean allows(Deed deed) {
            return switch (deed) {
                case SAVE -> state != WorkState.RELEASED;
                case SUBMIT -> isWritten && (state == WorkState.DRAFT || state == WorkState.WITHDRAWN);
                case APPROVE, RETURN -> state == WorkState.IN_REVIEW;
                case PLAN -> state == WorkState.APPROVED;
                case CANCEL -> state == WorkState.APPROVED && releaseAt != null;
                case WITHDRAW -> state == WorkState.APPROVED || state == WorkState.RELEASED;
                case FORTH, BACK -> true;
            };
        }

        void take(Step step) {
            switch (step.deed()) {
                case SAVE -> move(WorkState.DRAFT);
                case SUBMIT -> move(WorkState.IN_REVIEW);
                case APPROVE -> move(WorkState.APPROVED);
                case RETURN -> move(WorkState.DRAFT);
                case WITHDRAW -> move(WorkState.WITHDRAWN);
                case PLAN -> releaseAt = clock.instant().plusSeconds(step.seconds());
                case CANCEL -> releaseAt = null;
                case FORTH, BACK -> {}
            }
            isWritten |= step.deed() == Deed.SAVE;
        }

        boolean isDue() {
            return state == WorkState.APPROVED
                    && releaseAt != null
                    && !clock.instant().isBefore(releaseAt);
        }

        boolean isOpen() {
            return state == WorkState.RELEASED && !clock.instant().isBefore(releaseAt);
        }

        private void move(WorkState next) {
            state = next;
            releaseAt = null;
        }
    }

    /** One work and every way out it has. */
    private static final class Doors {
        private final int seed = SEED.incrementAndGet();
        private final String title = "机密标题" + seed;
        private final Media cover = room.picture(seed);
        private final Media inBody = room.picture(-seed);
        private final Work work = room.begun(WorkKind.H5, title);
        private final String code = await(room.content.links().codeFor(work.id(), "ch_1"));

        boolean save() {
            int head = await(room.service().get(work.id())).headNumber();
            String body = "<p>第" + head + "稿</p><img src=\"" + inBody.ref().path() + "\">";
            return succeeds(room.service()
                    .saveVersion(
                            room.writer, work.id(), head, new Draft(title, "机密摘要", body, cover.sha256(), null, null)));
        }

        boolean submit() {
            return succeeds(room.service()
                    .submit(
                            room.writer,
                            work.id(),
                            await(room.service().get(work.id())).headNumber()));
        }

        boolean review(Verdict verdict) {
            Work now = await(room.service().get(work.id()));
            if (now.headNumber() == 0) {
                return false;
            }
            WorkVersion head = await(room.service().version(work.id(), now.headNumber()));
            return succeeds(room.service().review(room.reviewer, work.id(), head.number(), head.hash(), verdict, "意见"));
        }

        boolean plan(Instant at) {
            return succeeds(room.service().scheduleRelease(room.planner, work.id(), at));
        }

        boolean succeeds(io.vertx.core.Future<?> deed) {
            return await(deed.map(true)
                    .recover(failure -> failure instanceof io.redletter.platform.RefusedException
                            ? io.vertx.core.Future.succeededFuture(false)
                            : io.vertx.core.Future.failedFuture(failure)));
        }

        void areAll(boolean open, String when) {
            HttpResponse<Buffer> page = room.get(work.path() + "?c=ch_1");
            assertThat(page.statusCode()).as("page " + when).isEqualTo(open ? 200 : 404);
            assertThat(page.bodyAsString().contains("机密"))
                    .as("page says it " + when)
                    .isEqualTo(open);
            isDoor(cover.ref().path(), open ? 200 : 404, when);
            isDoor(inBody.ref().path(), open ? 200 : 404, when);
            isDoor(work.path() + "/qr.png", open ? 200 : 404, when);
            isDoor("/s/" + code, open ? 302 : 404, when);
            assertThat(await(room.content.gate().isOpen(work.id())))
                    .as("gate " + when)
                    .isEqualTo(open);
            assertThat(await(room.content.gate().mediaIsOpen(cover.sha256())))
                    .as("media " + when)
                    .isEqualTo(open);
            assertThat(await(room.content.gate().released(500)))
                    .as("feed " + when)
                    .matches(found ->
                            open == found.stream().anyMatch(it -> it.work().id().equals(work.id())));
        }

        private static void isDoor(String path, int status, String when) {
            assertThat(room.get(path).statusCode()).as(path + " " + when).isEqualTo(status);
        }
    }
}
