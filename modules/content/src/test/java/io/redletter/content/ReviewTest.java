package io.redletter.content;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditEntry;
import io.redletter.accounts.ForbiddenException;
import io.redletter.accounts.NewUnit;
import io.redletter.accounts.Role;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewTest {
    private final Newsroom room;

    ReviewTest(Platform platform) {
        room = new Newsroom(platform);
    }

    @AfterAll
    void close() {
        room.close();
    }

    @Test
    void sealsExactlyWhatAnotherPersonApproved() {
        Work work = room.begun(WorkKind.H5, "六五环境日");
        WorkVersion version =
                room.saved(work, Newsroom.draft("六五环境日", "<p>文</p>")).version();
        room.submitted(work);

        Work approved = room.approved(work);

        assertThat(approved.state()).isEqualTo(WorkState.APPROVED);
        assertThat(approved.sealedNumber()).isEqualTo(1);
        assertThat(approved.sealedHash()).isEqualTo(version.hash());
        assertThat(await(room.content.gate().sealed(work.id())).hash()).isEqualTo(version.hash());
        assertThat(await(room.service().get(work.id()))).isEqualTo(approved);
    }

    @Test
    void refusesTheAuthorAsReviewer() {
        Actor both = room.person("author-reviewer", Role.ADMIN);
        Work work = room.begun(WorkKind.H5, "自审");
        WorkVersion version = await(room.service().saveVersion(both, work.id(), 0, Newsroom.draft("自审", "<p>文</p>")))
                .version();
        await(room.service().submit(room.writer, work.id(), 1));

        Throwable refusal = failure(approve(both, work, version));

        assertThat(refusal).isInstanceOf(RefusedException.class).hasMessageContaining("由他人审核");
        assertThat(await(room.service().get(work.id())).state()).isEqualTo(WorkState.IN_REVIEW);
    }

    @Test
    void refusesWhoeverSubmittedItAsReviewer() {
        Actor both = room.person("submitter-reviewer", Role.ADMIN);
        Work work = room.begun(WorkKind.H5, "代交");
        WorkVersion version = room.saved(work, Newsroom.draft("代交", "<p>文</p>")).version();
        await(room.service().submit(both, work.id(), 1));

        assertThat(code(failure(approve(both, work, version)))).isEqualTo("own-work");
    }

    @Test
    void refusesAReviewerWithoutThePermissionToReview() {
        Actor second = room.person("second-writer", Role.EDITOR);
        Work work = room.begun(WorkKind.H5, "无权");
        WorkVersion version = room.saved(work, Newsroom.draft("无权", "<p>文</p>")).version();
        room.submitted(work);

        assertThat(failure(approve(second, work, version))).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void refusesAVerdictOnSomethingElseThanTheNewestVersion() {
        Work work = room.begun(WorkKind.H5, "换稿");
        WorkVersion first = room.saved(work, Newsroom.draft("换稿", "<p>一</p>")).version();
        WorkVersion second = room.saved(work, Newsroom.draft("换稿", "<p>二</p>")).version();
        room.submitted(work);

        assertThat(code(failure(approve(room.reviewer, work, first)))).isEqualTo("work-changed");
        assertThat(code(failure(
                        room.service().review(room.reviewer, work.id(), 2, first.hash(), Verdict.APPROVED, ""))))
                .isEqualTo("work-changed");
        assertThat(code(failure(
                        room.service().review(room.reviewer, work.id(), 1, second.hash(), Verdict.APPROVED, ""))))
                .isEqualTo("work-changed");
        assertThat(await(room.service().reviews(work.id()))).isEmpty();
    }

    @Test
    void voidsTheApprovalByOneChangedCharacter() {
        Work approved = room.ready(WorkKind.H5, Newsroom.draft("一字之差", "<p>2027年</p>"));

        SavedVersion saved = room.saved(approved, Newsroom.draft("一字之差", "<p>2028年</p>"));

        assertThat(saved.work().state()).isEqualTo(WorkState.DRAFT);
        assertThat(saved.work().sealedHash()).isNull();
        assertThat(saved.work().sealedMedia()).isEmpty();
        assertThat(saved.version().hash()).isNotEqualTo(approved.sealedHash());
        assertThat(code(failure(room.content.gate().sealed(approved.id())))).isEqualTo("work-not-approved");
        assertThat(code(failure(room.service().scheduleRelease(room.planner, approved.id(), room.now()))))
                .isEqualTo("wrong-state");
    }

    @Test
    void returnsWithACommentAndNotWithoutOne() {
        Work work = room.begun(WorkKind.H5, "退回");
        WorkVersion version = room.saved(work, Newsroom.draft("退回", "<p>文</p>")).version();
        room.submitted(work);

        Throwable silent =
                failure(room.service().review(room.reviewer, work.id(), 1, version.hash(), Verdict.RETURNED, "  "));
        Work returned =
                await(room.service().review(room.reviewer, work.id(), 1, version.hash(), Verdict.RETURNED, "第二段日期有误"));

        assertThat(((RefusedException) silent).pointer()).isEqualTo("/comment");
        assertThat(returned.state()).isEqualTo(WorkState.DRAFT);
        assertThat(await(room.service().reviews(work.id())))
                .singleElement()
                .satisfies(review -> assertThat(review.comment()).isEqualTo("第二段日期有误"));
    }

    @Test
    void refusesToSubmitWhatAReaderCouldNotUse() {
        Work film = room.begun(WorkKind.VIDEO, "没有视频");
        room.saved(film, Newsroom.draft("没有视频", "<p>文</p>"));
        Work article = room.begun(WorkKind.H5, "没有正文");
        room.saved(article, Newsroom.draft("没有正文", "<script>x</script>"));
        Work nothing = room.begun(WorkKind.H5, "什么都没有");

        assertThat(pointer(failure(room.service().submit(room.writer, film.id(), 1))))
                .isEqualTo("/video");
        assertThat(pointer(failure(room.service().submit(room.writer, article.id(), 1))))
                .isEqualTo("/bodyHtml");
        assertThat(code(failure(room.service().submit(room.writer, nothing.id(), 1))))
                .isEqualTo("work-empty");
    }

    @Test
    void letsOnlyOneOfManySavesAtOnceFollowTheSameVersion() {
        Work work = room.begun(WorkKind.H5, "并发");

        List<Future<SavedVersion>> saves = IntStream.range(0, 6)
                .mapToObj(i ->
                        room.service().saveVersion(room.writer, work.id(), 0, Newsroom.draft("并发", "<p>" + i + "</p>")))
                .toList();
        saves.forEach(save -> await(save.otherwiseEmpty()));

        List<SavedVersion> adopted =
                saves.stream().filter(Future::succeeded).map(Future::result).toList();
        assertThat(adopted).hasSize(1);
        Work now = await(room.service().get(work.id()));
        WorkVersion head = await(room.service().version(work.id(), now.headNumber()));
        assertThat(head).isEqualTo(adopted.get(0).version());
    }

    @Test
    void answersARepeatedSaveWithTheVersionItAlreadyMade() {
        Work work = room.begun(WorkKind.H5, "重复");
        Draft draft = Newsroom.draft("重复", "<p>文</p>");

        SavedVersion first = await(room.service().saveVersion(room.writer, work.id(), 0, draft));
        SavedVersion again = await(room.service().saveVersion(room.writer, work.id(), 0, draft));

        assertThat(again.version()).isEqualTo(first.version());
        assertThat(again.work()).isEqualTo(first.work());
        assertThat(await(room.service().history(work.id()))).hasSize(1);
    }

    @Test
    void goesOnPastAVersionWhoseSaveDiedBetweenItsTwoWrites() {
        Work work = room.begun(WorkKind.H5, "断点");
        WorkVersion orphan = room.saved(room.begun(WorkKind.H5, "他人"), Newsroom.draft("他人", "<p>孤</p>"))
                .version();
        WorkStore store = new WorkStore(room.platform.mongo());
        await(store.versions().insert(moved(orphan, work.id())));

        SavedVersion saved = room.saved(work, Newsroom.draft("断点", "<p>新</p>"));

        assertThat(saved.version().number()).isEqualTo(2);
        assertThat(saved.work().headNumber()).isEqualTo(2);
    }

    @Test
    void keepsEveryStepInTheAuditTrail() {
        Work work = room.ready(WorkKind.H5, Newsroom.draft("留痕", "<p>文</p>"));

        List<AuditEntry> trail = await(room.accounts.trail().about(work.id(), 50));

        assertThat(trail)
                .extracting(AuditEntry::action)
                .containsExactly("work.approved", "work.submitted", "work.saved", "work.created");
        assertThat(trail.get(0).detail()).contains(work.sealedHash());
        assertThat(await(room.accounts.trail().verify()).intact()).isTrue();
    }

    @Test
    void doesNotKnowTheWorksOfAnotherUnit() {
        String elsewhere = await(
                        room.accounts.service().createUnit(Actor.system("test"), new NewUnit("外市", "", null, "", true)))
                .id();
        Actor stranger = new Actor("user_x", "x", "外人", Set.of(Role.EDITOR, Role.REVIEWER), elsewhere);
        Work work = room.begun(WorkKind.H5, "本市");

        assertThat(failure(room.service().saveVersion(stranger, work.id(), 0, Newsroom.draft("改", "<p>文</p>"))))
                .isInstanceOf(NotFoundException.class);
        assertThat(failure(room.service().get(stranger, work.id()))).isInstanceOf(NotFoundException.class);
        assertThat(await(room.service().list(stranger, WorkFilter.ALL, 100))).isEmpty();
    }

    @Test
    void refusesFieldsThatDoNotFitAndNamesThem() {
        Work work = room.begun(WorkKind.H5, "字段");

        assertThat(pointer(saveFails(work, new Draft(" ", null, null, null, null, null))))
                .isEqualTo("/title");
        assertThat(pointer(saveFails(work, new Draft("字".repeat(65), null, null, null, null, null))))
                .isEqualTo("/title");
        assertThat(pointer(saveFails(work, new Draft("一\n二", null, null, null, null, null))))
                .isEqualTo("/title");
        assertThat(pointer(saveFails(work, new Draft("题", "字".repeat(121), null, null, null, null))))
                .isEqualTo("/summary");
        assertThat(pointer(saveFails(work, new Draft("题", null, "x".repeat(200_001), null, null, null))))
                .isEqualTo("/bodyHtml");
        assertThat(pointer(saveFails(work, new Draft("题", null, null, "f".repeat(64), null, null))))
                .isEqualTo("/cover");
        assertThat(pointer(saveFails(
                        work, new Draft("题", null, null, null, room.picture(1).sha256(), null))))
                .isEqualTo("/video");
        assertThat(pointer(saveFails(
                        work,
                        new Draft("题", null, "<img src=\"/media/" + "0".repeat(64) + "/x.png\">", null, null, null))))
                .isEqualTo("/bodyHtml");
        assertThat(pointer(saveFails(work, new Draft("题", null, null, null, null, "zh_CN"))))
                .isEqualTo("/language");
        assertThat(await(room.service().get(work.id())).headNumber()).isZero();
    }

    @Test
    void countsAnEmojiAsOneCharacterOfATitle() {
        Work work = room.begun(WorkKind.H5, "表情");

        assertThat(room.saved(work, Newsroom.draft("🌍".repeat(64), "<p>文</p>"))
                        .version()
                        .title())
                .isEqualTo("🌍".repeat(64));
    }

    private Throwable saveFails(Work work, Draft draft) {
        return failure(room.service().saveVersion(room.writer, work.id(), 0, draft));
    }

    private Future<Work> approve(Actor actor, Work work, WorkVersion version) {
        return room.service().review(actor, work.id(), version.number(), version.hash(), Verdict.APPROVED, "");
    }

    private static WorkVersion moved(WorkVersion version, String workId) {
        return new WorkVersion(
                WorkVersion.id(workId, 1),
                1,
                workId,
                1,
                version.title(),
                version.summary(),
                version.bodyHtml(),
                null,
                null,
                version.language(),
                version.media(),
                version.author(),
                version.createdAt(),
                version.hash());
    }

    private static String code(Throwable refusal) {
        return ((RefusedException) refusal).code();
    }

    private static String pointer(Throwable refusal) {
        return ((RefusedException) refusal).pointer();
    }
}
