package io.redletter.campaign;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.accounts.Actor;
import io.redletter.accounts.ForbiddenException;
import io.redletter.accounts.Role;
import io.redletter.accounts.Unit;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Ids;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class CampaignServiceTest {
    private static final LocalDate JUNE_5 = LocalDate.of(2027, 6, 5);

    private final CampaignsFixture fixture;
    private final CampaignService service;
    private final Actor planner;

    CampaignServiceTest(Platform platform) {
        this.fixture = new CampaignsFixture(platform);
        this.service = fixture.campaigns.campaigns();
        this.planner = fixture.planner;
    }

    @Test
    void takesItsDatesFromTheAlmanac() {
        Campaign made = await(service.create(planner, NewCampaign.forDay("world-environment-day", 2027)));

        assertThat(await(service.find(planner, made.id()))).contains(made);
        assertThat(made.start()).isEqualTo(JUNE_5);
        assertThat(made.end()).isEqualTo(JUNE_5);
        assertThat(made.name()).contains("环境日");
        assertThat(made.unitId()).isEqualTo(fixture.city.id());
        assertThat(made.state()).isEqualTo(CampaignState.PLANNED);
        assertThat(made.source()).isEqualTo("almanac");
    }

    @Test
    void takesFreeDatesToo() {
        Campaign made = await(service.create(
                planner, NewCampaign.between("科普进社区", LocalDate.of(2027, 5, 20), LocalDate.of(2027, 6, 10))));

        assertThat(made.observanceId()).isNull();
        assertThat(made.state()).isEqualTo(CampaignState.RUNNING);
    }

    @Test
    void namesTheFieldThatStandsInTheWay() {
        refused(NewCampaign.forDay("no-such-day", 2027), "/observanceId", "unknown-observance");
        refused(NewCampaign.forDay(undated(), 2027), "/start", "undated-observance");
        refused(NewCampaign.forDay("world-environment-day", 1900), "/year", "unknown-year");
        refused(
                new NewCampaign("活动", "world-environment-day", null, null, null, null, null, "", false),
                "/year",
                "year-missing");
        refused(new NewCampaign("活动", null, null, null, null, null, null, "", false), "/start", "dates-missing");
        refused(new NewCampaign(null, null, null, JUNE_5, null, null, null, "", false), "/name", "name-missing");
        refused(NewCampaign.between("活动", JUNE_5, JUNE_5.minusDays(1)), "/end", "end-before-start");
        refused(NewCampaign.between("活动", JUNE_5, JUNE_5.plusYears(3)), "/end", "too-long");
        refused(NewCampaign.between("活动", JUNE_5, JUNE_5).of("unit_none"), "/unitId", "unknown-unit");
        refused(
                new NewCampaign("活动", null, null, JUNE_5, null, "Asia/Bejing", null, "", false),
                "/zone",
                "unknown-zone");
    }

    @Test
    void takesAnUndatedDayOnceItsDatesAreGiven() {
        NewCampaign wanted = new NewCampaign(null, undated(), null, JUNE_5, null, null, null, "", false);

        Campaign made = await(service.create(planner, wanted));

        assertThat(made.observanceId()).isEqualTo(undated());
        assertThat(made.end()).isEqualTo(JUNE_5);
    }

    @Test
    void beginsTheSameCampaignOnceUnderOneId() {
        String id = Ids.next("campaign");
        NewCampaign wanted = NewCampaign.forDay("world-environment-day", 2027);

        Campaign first = await(service.create(planner, id, wanted));
        Campaign again = await(service.create(planner, id, wanted));
        Throwable other = failure(service.create(planner, id, NewCampaign.between("别的", JUNE_5, JUNE_5)));

        assertThat(again).isEqualTo(first);
        assertThat(other).isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.code())
                .isEqualTo("already-there"));
    }

    @Test
    void isSeenByItsUnitAndThoseAboveOnly() {
        Campaign ofCounty = await(service.create(
                planner, NewCampaign.forDay("world-environment-day", 2031).of(fixture.county.id())));
        Actor countyPlanner = CampaignsFixture.actor(fixture.county, Role.PLANNER);
        Unit otherCity = fixture.unit("邻市", null, "");
        Actor stranger = CampaignsFixture.actor(otherCity, Role.PLANNER);
        Campaign ofCity = await(service.create(planner, NewCampaign.forDay("world-environment-day", 2031)));

        assertThat(await(service.list(planner, 2031))).containsExactlyInAnyOrder(ofCounty, ofCity);
        assertThat(await(service.list(countyPlanner, 2031))).containsExactly(ofCounty);
        assertThat(await(service.list(stranger, 2031))).isEmpty();
        assertThat(failure(service.get(stranger, ofCity.id()))).isInstanceOf(NotFoundException.class);
        assertThat(failure(service.cancel(stranger, ofCity.id(), "x"))).isInstanceOf(NotFoundException.class);
        assertThat(failure(service.create(
                        countyPlanner,
                        NewCampaign.forDay("world-environment-day", 2031).of(fixture.city.id()))))
                .isInstanceOf(ForbiddenException.class);
    }

    @Test
    void listsWhatReachesIntoAYearFromTheOneBefore() {
        Campaign across = await(service.create(
                planner, NewCampaign.between("跨年", LocalDate.of(2035, 12, 20), LocalDate.of(2036, 1, 3))));

        assertThat(await(service.list(planner, 2035))).containsExactly(across);
        assertThat(await(service.list(planner, 2036))).containsExactly(across);
        assertThat(await(service.list(planner, 2037))).isEmpty();
    }

    @Test
    void letsOneOfTwoChangesOnTheSameVersionWin() {
        Campaign made = await(service.create(planner, NewCampaign.forDay("world-environment-day", 2027)));

        List<Future<Campaign>> changing = IntStream.range(0, 2)
                .mapToObj(i -> service.change(
                        planner, made.id(), new CampaignChange(made.version(), "名字 " + i, null, null, null)))
                .toList();
        await(Future.join(changing).otherwiseEmpty());

        assertThat(changing).filteredOn(Future::succeeded).hasSize(1);
        assertThat(changing)
                .filteredOn(Future::failed)
                .extracting(Future::cause)
                .hasOnlyElementsOfType(ChangedMeanwhileException.class);
        assertThat(await(service.get(planner, made.id())).version()).isEqualTo(made.version() + 1);
    }

    @Test
    void takesItsOpenPushesAlongWhenItIsCancelled() {
        Campaign campaign = fixture.campaign();
        PushService pushes = fixture.campaigns.pushes();
        Push planned = push(campaign);
        Push armed = await(pushes.arm(planner, push(campaign).id())).push();
        Push leaving = await(pushes.arm(planner, push(campaign).id())).push();
        fixture.claim(leaving);

        Campaign cancelled = await(service.cancel(planner, campaign.id(), "改期"));
        Throwable change =
                failure(service.change(planner, campaign.id(), new CampaignChange(null, "新名字", null, null, null)));

        assertThat(cancelled.state()).isEqualTo(CampaignState.CANCELLED);
        assertThat(List.of(planned, armed))
                .extracting(push ->
                        await(pushes.find(planner, push.id())).orElseThrow().stateWord())
                .containsOnly(PushState.CANCELLED);
        assertThat(await(pushes.find(planner, leaving.id())).orElseThrow().stateWord())
                .isEqualTo(PushState.FIRING);
        assertThat(change).isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.code())
                .isEqualTo("campaign-over"));
    }

    private void refused(NewCampaign wanted, String pointer, String code) {
        assertThat(failure(service.create(planner, wanted))).isInstanceOfSatisfying(RefusedException.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.pointer()).isEqualTo(pointer);
        });
    }

    private Push push(Campaign campaign) {
        String work = fixture.released(campaign, Instant.parse("2027-06-04T16:00:00Z"))
                .id();
        List<String> channel = List.of(fixture.channel(fixture.city).id());
        return await(fixture.campaigns
                        .pushes()
                        .plan(planner, NewPush.of(campaign.id(), work, channel, LocalDateTime.of(2027, 6, 5, 8, 0))))
                .push();
    }

    private static String undated() {
        return CampaignsFixture.ALMANAC.undated(2027, "湖北省鄂州市").get(0).id();
    }
}
