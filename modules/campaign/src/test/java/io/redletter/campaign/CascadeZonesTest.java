package io.redletter.campaign;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.campaign.cascade.Cascade;
import io.redletter.content.Work;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.SettableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A push keeps its time on the wall wherever its campaign goes, over clocks that are put forward and back. */
@ExtendWith(PlatformExtension.class)
class CascadeZonesTest {
    private final Platform platform;
    private final SettableClock clock;
    private CampaignsFixture fixture;

    CascadeZonesTest(Platform platform, SettableClock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    @BeforeEach
    void build() {
        clock.set(PlatformExtension.START);
        fixture = new CampaignsFixture(platform);
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai, 2027-09-18, 2027-09-25, T-3 09:00, 2027-09-22T01:00:00Z",
        "Asia/Urumqi, 2027-09-18, 2027-09-25, T-3 09:00, 2027-09-22T03:00:00Z",
        "America/New_York, 2027-11-01, 2027-11-08, T 08:00, 2027-11-08T13:00:00Z",
        "America/New_York, 2028-03-05, 2028-03-12, T 02:30, 2028-03-12T07:30:00Z",
        "America/New_York, 2027-10-31, 2027-11-07, T 01:30, 2027-11-07T05:30:00Z",
        "Australia/Lord_Howe, 2027-09-26, 2027-10-03, T 02:15, 2027-10-02T15:45:00Z",
        "Europe/Dublin, 2028-03-19, 2028-03-26, E+1 00:30, 2028-03-26T23:30:00Z"
    })
    void keepsItsTimeOnTheWallAndComesBackToTheSameInstant(
            String zone, LocalDate start, LocalDate then, String relative, Instant due) {
        Campaign campaign = await(fixture.campaigns
                .campaigns()
                .create(fixture.planner, new NewCampaign("一个活动", null, null, start, start, zone, null, "", false)));
        Work work = fixture.released(campaign, Instant.parse("2027-07-01T00:00:00Z"));
        Push push = await(fixture.campaigns
                        .pushes()
                        .plan(
                                fixture.planner,
                                NewPush.of(
                                        campaign.id(),
                                        work.id(),
                                        List.of(fixture.channel(fixture.city).id()),
                                        RelativeTime.parse(relative))))
                .push();
        Push armed = await(fixture.campaigns.pushes().arm(fixture.planner, push.id()))
                .push();

        Cascade cascade = await(fixture.campaigns
                .cascades()
                .ofCampaign(fixture.planner, campaign.id(), then, then)
                .compose(plan -> fixture.campaigns.cascades().apply(fixture.planner, plan)));
        Push moved = now(armed);
        await(fixture.campaigns.cascades().undo(fixture.planner, cascade.id()));
        Push back = now(armed);

        assertThat(moved.due()).isEqualTo(due);
        assertThat(moved.local().toLocalTime()).isEqualTo(armed.local().toLocalTime());
        assertThat(moved.stateWord()).isEqualTo(PushState.ARMED);
        assertThat(back.due())
                .isEqualTo(armed.due())
                .isEqualTo(back.local().atZone(ZoneId.of(zone)).toInstant());
        assertThat(back.stateWord()).isEqualTo(PushState.ARMED);
        assertThat(await(fixture.content.service().get(work.id())).releaseAt()).isEqualTo(work.releaseAt());
    }

    private Push now(Push push) {
        return await(fixture.campaigns.pushes().get(fixture.planner, push.id())).push();
    }
}
