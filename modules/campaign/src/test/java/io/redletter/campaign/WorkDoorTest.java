package io.redletter.campaign;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.accounts.Actor;
import io.redletter.accounts.ForbiddenException;
import io.redletter.accounts.Role;
import io.redletter.accounts.Unit;
import io.redletter.content.NewWork;
import io.redletter.content.Work;
import io.redletter.content.WorkKind;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class WorkDoorTest {
    private final CampaignsFixture fixture;
    private final Campaign campaign;
    private final Actor above;
    private final Actor below;
    private final Actor elsewhere;
    private final Unit foreign;

    WorkDoorTest(Platform platform) {
        this.fixture = new CampaignsFixture(platform);
        this.campaign = fixture.campaign();
        this.foreign = fixture.unit("外市", null, "");
        this.above = CampaignsFixture.actor(fixture.city, Role.EDITOR);
        this.below = CampaignsFixture.actor(fixture.county, Role.EDITOR);
        this.elsewhere = CampaignsFixture.actor(foreign, Role.EDITOR);
    }

    @Test
    void letsAUnitWriteForItsOwnCampaignAndForThoseOfTheUnitsAbove() {
        assertThat(await(begin(above, campaign.id(), null)).unitId()).isEqualTo(fixture.city.id());
        assertThat(await(begin(below, campaign.id(), null)).unitId()).isEqualTo(fixture.county.id());
        assertThat(await(begin(above, campaign.id(), fixture.county.id())).unitId())
                .isEqualTo(fixture.county.id());
    }

    @Test
    void knowsNoCampaignThatIsNotThereOrOfAnotherUnit() {
        refused(begin(above, "campaign_nowhere", null), "unknown-campaign");
        refused(begin(elsewhere, campaign.id(), null), "unknown-campaign");
    }

    @Test
    void letsNobodyWriteInTheNameOfAnotherUnit() {
        assertThat(failure(begin(below, campaign.id(), fixture.city.id()))).isInstanceOf(ForbiddenException.class);
        assertThat(failure(begin(above, campaign.id(), foreign.id()))).isInstanceOf(ForbiddenException.class);
        refused(begin(above, campaign.id(), "unit_nowhere"), "unknown-unit");
    }

    private Future<Work> begin(Actor editor, String campaignId, @Nullable String unitId) {
        return fixture.content
                .service()
                .createWork(editor, new NewWork(campaignId, WorkKind.H5, "六五环境日", null, unitId, false));
    }

    private static void refused(Future<Work> work, String code) {
        assertThat(failure(work)).isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
