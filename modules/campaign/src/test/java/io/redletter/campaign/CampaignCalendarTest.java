package io.redletter.campaign;

import static com.mongodb.client.model.Filters.eq;
import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import io.redletter.accounts.AuditEntry;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.SettableClock;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class CampaignCalendarTest {
    private final CampaignsFixture fixture;
    private final SettableClock clock;

    CampaignCalendarTest(Platform platform, SettableClock clock) {
        this.fixture = new CampaignsFixture(platform);
        this.clock = clock;
    }

    @AfterEach
    void turnBackTheClock() {
        clock.set(PlatformExtension.START);
    }

    @Test
    void beginsAndEndsACampaignAtTheMidnightsOfItsZone() {
        Campaign campaign = await(fixture.campaigns
                .campaigns()
                .create(
                        fixture.planner,
                        NewCampaign.between("宣传周", LocalDate.of(2027, 6, 5), LocalDate.of(2027, 6, 11))));

        assertThat(stateAt(campaign, "2027-06-04T15:59:59Z")).isEqualTo(CampaignState.PLANNED);
        assertThat(stateAt(campaign, "2027-06-04T16:00:00Z")).isEqualTo(CampaignState.RUNNING);
        assertThat(stateAt(campaign, "2027-06-11T15:59:59Z")).isEqualTo(CampaignState.RUNNING);
        assertThat(stateAt(campaign, "2027-06-11T16:00:00Z")).isEqualTo(CampaignState.FINISHED);
    }

    @Test
    void tellsEachStepOnceThoughTwoNodesSweep() {
        Campaign campaign = fixture.campaign();
        clock.set(Instant.parse("2027-06-05T01:00:00Z"));

        await(Future.all(fixture.campaigns.sweep(), fixture.campaigns.sweep()));

        List<AuditEntry> lines = await(fixture.accounts.trail().about(campaign.id(), 10));
        assertThat(lines).extracting(AuditEntry::action).containsExactly("campaign.running", "campaign.created");
    }

    @Test
    void finishesACancellationThatACrashCutOff() {
        Campaign campaign = fixture.campaign();
        String work = fixture.released(campaign, Instant.parse("2027-06-04T16:00:00Z"))
                .id();
        NewPush wanted = NewPush.of(
                campaign.id(), work, List.of(fixture.channel(fixture.city).id()), LocalDateTime.of(2027, 6, 5, 8, 0));
        Push push =
                await(fixture.campaigns.pushes().plan(fixture.planner, wanted)).push();
        await(fixture.platform
                .mongo()
                .one(fixture.platform
                        .mongo()
                        .collection("campaigns", Document.class)
                        .updateOne(
                                eq("_id", campaign.id()),
                                Updates.combine(Updates.set("state", "CANCELLED"), Updates.inc("version", 1L)))));

        await(fixture.campaigns.sweep());

        Push after = await(fixture.campaigns.pushes().find(fixture.planner, push.id()))
                .orElseThrow();
        assertThat(after.stateWord()).isEqualTo(PushState.CANCELLED);
        assertThat(after.reason()).startsWith("campaign-cancelled");
    }

    private CampaignState stateAt(Campaign campaign, String instant) {
        clock.set(Instant.parse(instant));
        await(fixture.campaigns.sweep());
        return await(fixture.campaigns.campaigns().get(fixture.planner, campaign.id()))
                .state();
    }
}
