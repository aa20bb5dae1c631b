package io.redletter.campaign;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.accounts.Role;
import io.redletter.content.Draft;
import io.redletter.content.SavedVersion;
import io.redletter.content.Work;
import io.redletter.platform.Ids;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.RefusedException;
import io.redletter.platform.SettableClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(PlatformExtension.class)
class PushArmingTest {
    private static final LocalDateTime EIGHT = LocalDateTime.of(2027, 6, 5, 8, 0);
    private static final Instant BEFORE = Instant.parse("2027-06-04T16:00:00Z");

    private final CampaignsFixture fixture;
    private final SettableClock clock;
    private final PushService pushes;

    PushArmingTest(Platform platform, SettableClock clock) {
        this.fixture = new CampaignsFixture(platform);
        this.clock = clock;
        this.pushes = fixture.campaigns.pushes();
    }

    @AfterEach
    void turnBackTheClock() {
        clock.set(PlatformExtension.START);
    }

    /** A push that is planned well and then met by something that must not be. */
    private interface Case extends Function<PushArmingTest, Push> {}

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("work-not-approved", null, test -> test.plan(test.draftOnly())),
                refusal("work-changed-after-approval", null, test -> {
                    Push push = test.plan(test.releasedBefore());
                    test.write(push.workId(), 1);
                    return push;
                }),
                refusal("work-withdrawn", null, test -> {
                    Push push = test.plan(test.releasedBefore());
                    await(test.fixture.content.service().withdraw(test.fixture.planner, push.workId(), "有错字"));
                    return push;
                }),
                refusal("release-after-push", null, test -> test.plan(test.fixture.approved(test.fixture.campaign()))),
                refusal(
                        "release-after-push",
                        "/local",
                        test -> test.plan(
                                test.fixture.released(test.fixture.campaign(), Instant.parse("2027-06-05T00:00:01Z")))),
                refusal("due-in-past", "/local", test -> {
                    Push push = test.plan(test.releasedBefore());
                    test.clock.set(push.due());
                    return push;
                }),
                refusal("campaign-cancelled", null, test -> {
                    Campaign own = test.fixture.campaign();
                    Campaign other = test.fixture.campaign();
                    Push push = test.plan(other, test.fixture.released(own, BEFORE), test.channel());
                    test.cancel(own);
                    return push;
                }),
                refusal("unknown-channel", "/channelIds/1", test -> {
                    ChannelCard gone = test.channel();
                    Push push = test.plan(test.fixture.campaign(), test.releasedBefore(), test.channel(), gone);
                    test.fixture.remove(gone);
                    return push;
                }),
                refusal("channel-disabled", "/channelIds/0", test -> {
                    ChannelCard on = test.channel();
                    Push push = test.plan(test.fixture.campaign(), test.releasedBefore(), on);
                    test.fixture.put(new ChannelCard(on.id(), on.kind(), on.name(), on.unitId(), false, false));
                    return push;
                }),
                refusal("channel-not-fit", "/channelIds/0", test -> {
                    ChannelCard strict = test.fixture.put(
                            new ChannelCard(Ids.next("ch"), "needs-cover", "公众号", test.fixture.city.id(), true, false));
                    return test.plan(test.fixture.campaign(), test.releasedBefore(), strict);
                }));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("refusals")
    void refusesToArm(String code, String pointer, Case given) {
        Push push = given.apply(this);

        Throwable refusal = failure(pushes.arm(fixture.planner, push.id()));

        assertThat(refusal).isInstanceOfSatisfying(RefusedException.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.pointer()).isEqualTo(pointer);
            assertThat(refused.getMessage())
                    .containsPattern("[\\u4e00-\\u9fff]")
                    .contains("(");
        });
        assertThat(await(pushes.find(fixture.planner, push.id()))).contains(push);
    }

    @Test
    void armsAfterTheWorkWasApprovedAnew() {
        Push push = plan(releasedBefore());
        SavedVersion second = write(push.workId(), 1);
        Work approved = fixture.approve(second);
        await(fixture.content.service().scheduleRelease(fixture.planner, approved.id(), BEFORE));

        Push armed = await(pushes.arm(fixture.planner, push.id())).push();

        assertThat(armed.workHash()).isEqualTo(second.version().hash());
    }

    @Test
    void refusesAnUnknownWorkCampaignOrChannelWhenAPushIsPlanned() {
        Campaign campaign = fixture.campaign();
        Work work = fixture.approved(campaign);
        String channel = channel().id();

        assertThat(pointerOf(NewPush.of("campaign_none", work.id(), List.of(channel), EIGHT)))
                .isEqualTo("/campaignId");
        assertThat(pointerOf(NewPush.of(campaign.id(), "work_none", List.of(channel), EIGHT)))
                .isEqualTo("/workId");
        assertThat(pointerOf(NewPush.of(campaign.id(), work.id(), List.of(channel, "ch_none"), EIGHT)))
                .isEqualTo("/channelIds/1");
        assertThat(pointerOf(NewPush.of(campaign.id(), work.id(), List.of(), EIGHT)))
                .isEqualTo("/channelIds");
        assertThat(pointerOf(NewPush.of(campaign.id(), work.id(), List.of(channel, channel), EIGHT)))
                .isEqualTo("/channelIds");
    }

    @Test
    void refusesTheChannelOfAUnitThatIsNotBelow() {
        Campaign campaign = fixture.campaign();
        ChannelCard foreign = fixture.channel(fixture.unit("邻市", null, ""));
        NewPush wanted = NewPush.of(campaign.id(), fixture.approved(campaign).id(), List.of(foreign.id()), EIGHT);

        Throwable refusal = failure(pushes.plan(fixture.planner, wanted));

        assertThat(refusal).isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.code())
                .isEqualTo("channel-out-of-reach"));
    }

    private String pointerOf(NewPush wanted) {
        return ((RefusedException) failure(pushes.plan(fixture.planner, wanted))).pointer();
    }

    private static Arguments refusal(String code, String pointer, Case given) {
        return Arguments.of(code, pointer, given);
    }

    private Work draftOnly() {
        return fixture.draft(fixture.campaign()).work();
    }

    private Work releasedBefore() {
        return fixture.released(fixture.campaign(), BEFORE);
    }

    private ChannelCard channel() {
        return fixture.channel(fixture.city);
    }

    private void cancel(Campaign campaign) {
        await(fixture.campaigns.campaigns().cancel(fixture.planner, campaign.id(), "不办了"));
    }

    private SavedVersion write(String workId, int head) {
        return await(fixture.content
                .service()
                .saveVersion(
                        CampaignsFixture.actor(fixture.city, Role.EDITOR),
                        workId,
                        head,
                        new Draft("六五环境日", "改了一句", "<p>正文</p>", null, null, null)));
    }

    private Push plan(Work work) {
        return plan(fixture.campaign(), work, channel());
    }

    private Push plan(Campaign campaign, Work work, ChannelCard... channels) {
        List<String> ids = Stream.of(channels).map(ChannelCard::id).toList();
        return await(pushes.plan(fixture.planner, NewPush.of(campaign.id(), work.id(), ids, EIGHT)))
                .push();
    }
}
