package io.redletter.campaign;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.accounts.Actor;
import io.redletter.accounts.ForbiddenException;
import io.redletter.accounts.Role;
import io.redletter.accounts.Unit;
import io.redletter.campaign.plan.PlanReading;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class PlanImportTest {
    private static final String PLAN =
            """
            一、重要节点
            围绕世界地球日、六五环境日、世界水日等开展宣传。
            参加世界苹果日、世界气象日,开展宣传。
            """;

    private final CampaignsFixture fixture;
    private final PlanImport plans;
    private final Actor planner;
    private final Unit unit;

    PlanImportTest(Platform platform) {
        this.fixture = new CampaignsFixture(platform);
        this.plans = fixture.campaigns.plans();
        this.unit = fixture.unit("又一市", null, "湖北省");
        this.planner = CampaignsFixture.actor(unit, Role.PLANNER);
    }

    @Test
    void beginsACampaignForEachDayThatHasADate() {
        PlanImported imported = bring(PLAN);

        assertThat(imported.created())
                .extracting(Campaign::observanceId)
                .contains("world-earth-day", "world-environment-day", "world-water-day");
        assertThat(imported.created()).allSatisfy(campaign -> {
            assertThat(campaign.unitId()).isEqualTo(unit.id());
            assertThat(campaign.start().getYear()).isEqualTo(2028);
            assertThat(campaign.source()).isEqualTo("plan");
            assertThat(campaign.goal()).contains("开展宣传");
        });
        assertThat(imported.left()).extracting(PlanImported.Left::observanceId).containsOnlyNulls();
    }

    @Test
    void doublesNothingWhenTheSamePlanComesAgain() {
        PlanImported first = bring(PLAN);

        PlanImported again = bring(PLAN);

        assertThat(again.created()).isEmpty();
        assertThat(again.refreshed()).isEmpty();
        assertThat(again.unchanged()).containsExactlyInAnyOrderElementsOf(first.created());
        assertThat(await(fixture.campaigns.campaigns().list(planner, 2028)))
                .containsExactlyInAnyOrderElementsOf(first.created());
    }

    @Test
    void refreshesWhatALaterPlanSaysUnlessAPersonHasChangedIt() {
        PlanImported first = bring(PLAN);
        Campaign touched = first.created().stream()
                .filter(campaign -> "world-environment-day".equals(campaign.observanceId()))
                .findFirst()
                .orElseThrow();
        Campaign edited = await(fixture.campaigns
                .campaigns()
                .change(
                        planner,
                        touched.id(),
                        new CampaignChange(null, "我们的环境日", null, LocalDate.of(2028, 6, 9), null)));

        PlanImported again = bring(PLAN.replace("开展宣传", "广泛开展宣传"));

        assertThat(again.refreshed()).extracting(Campaign::goal).allMatch(goal -> goal.contains("广泛开展宣传"));
        assertThat(again.refreshed()).hasSize(first.created().size() - 1);
        assertThat(again.unchanged()).containsExactly(edited);
    }

    @Test
    void meetsACampaignThatWasBegunByHand() {
        Campaign byHand =
                await(fixture.campaigns.campaigns().create(planner, NewCampaign.forDay("world-environment-day", 2028)));

        PlanImported imported = bring(PLAN);

        assertThat(imported.unchanged()).containsExactly(byHand);
    }

    @Test
    void bringsBackNothingThatWasCancelled() {
        PlanImported first = bring(PLAN);
        String id = first.created().get(0).id();
        await(fixture.campaigns.campaigns().cancel(planner, id, "不办了"));

        PlanImported again = bring(PLAN);

        assertThat(again.left()).anySatisfy(left -> assertThat(left.reason()).contains("已取消"));
        assertThat(await(fixture.campaigns.campaigns().get(planner, id)).state())
                .isEqualTo(CampaignState.CANCELLED);
    }

    @Test
    void takesOnlyTheDaysThatAreWanted() {
        PlanReading reading = await(plans.read(PLAN));

        PlanImported imported = await(plans.bring(planner, reading, 2028, null, Set.of("world-water-day")));

        assertThat(imported.created()).extracting(Campaign::observanceId).containsExactly("world-water-day");
        assertThat(imported.left()).isEmpty();
    }

    @Test
    void refusesWhoMayNotPlan() {
        PlanReading reading = await(plans.read(PLAN));
        Actor editor = CampaignsFixture.actor(unit, Role.EDITOR);

        assertThat(failure(plans.bring(editor, reading, 2028, null, Set.of()))).isInstanceOf(ForbiddenException.class);
    }

    private PlanImported bring(String text) {
        return await(plans.read(text).compose(reading -> plans.bring(planner, reading, 2028, null, Set.of())));
    }
}
