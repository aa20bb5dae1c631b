package io.redletter.campaign;

import static com.mongodb.client.model.Filters.eq;
import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.campaign.cascade.Cascade;
import io.redletter.campaign.cascade.CascadePlan;
import io.redletter.campaign.cascade.CascadeState;
import io.redletter.campaign.cascade.Outcome;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.SettableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kills the node at each write of a cascade, and lets another one carry it on. */
@ExtendWith(PlatformExtension.class)
class CascadeCrashTest {
    private static final LocalDate START = CascadeTown.START.plusDays(7);
    private static final LocalDate END = CascadeTown.END.plusDays(7);

    private final Platform platform;
    private final SettableClock clock;
    private CascadeTown town;

    CascadeCrashTest(Platform platform, SettableClock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    @BeforeEach
    void build() {
        clock.set(PlatformExtension.START);
        await(platform.mongo()
                .done(platform.mongo().collection("day_notices", Document.class).deleteMany(new Document())));
        town = new CascadeTown(platform);
    }

    @ParameterizedTest
    @CsvSource({
        "1,false,false", "1,true,false", "2,false,false", "2,true,false", "3,false,false", "3,true,false",
        "4,false,false", "4,true,false", "5,false,false", "5,true,false", "6,false,false", "6,true,false",
        "1,true,true", "2,true,true", "3,true,true", "4,true,true", "5,true,true", "6,true,true"
    })
    void endsCompleteWhereverItBrokeOff(int write, boolean after, boolean forgetful) {
        CascadePlan plan = await(town.cascades().ofNotice(town.planner, town.notice(START, END)));
        Dying node = new Dying(town.fixture.campaigns.ground(), write, after);

        Cascade broken = await(town.over(node).apply(town.planner, plan));
        assertThat(node.isDead()).isTrue();
        assertThat(broken.state()).isEqualTo(CascadeState.APPLYING);
        if (forgetful) {
            forgetProgress(broken.id());
        }
        clock.advance(Duration.ofMinutes(1));
        await(town.fixture.campaigns.sweep());

        Cascade whole = await(town.cascades().get(town.planner, broken.id()));
        assertThat(whole.state()).isEqualTo(CascadeState.APPLIED);
        assertThat(whole.count(Outcome.DONE)).isEqualTo(plan.moves().size());
        assertMoved();
    }

    @ParameterizedTest
    @CsvSource({"1,false", "1,true", "2,true", "3,false", "4,true", "5,false", "6,true"})
    void endsTakenBackWhereverTakingBackBrokeOff(int write, boolean after) {
        CascadeTown.Standing before = town.standing();
        CascadePlan plan = await(town.cascades().ofNotice(town.planner, town.notice(START, END)));
        Cascade cascade = await(town.cascades().apply(town.planner, plan));
        Dying node = new Dying(town.fixture.campaigns.ground(), write, after);

        Cascade broken = await(town.over(node).undo(town.planner, cascade.id()));
        assertThat(node.isDead()).isTrue();
        assertThat(broken.state()).isEqualTo(CascadeState.UNDOING);
        clock.advance(Duration.ofMinutes(1));
        await(town.fixture.campaigns.sweep());

        assertThat(await(town.cascades().get(town.planner, cascade.id())).state())
                .isEqualTo(CascadeState.UNDONE);
        assertThat(town.standing()).isEqualTo(before);
    }

    private void assertMoved() {
        assertThat(town.now(town.campaign).start()).isEqualTo(START);
        assertThat(town.now(town.campaign).version()).isEqualTo(town.campaign.version() + 1);
        assertThat(town.now(town.armed).local()).isEqualTo("2027-09-22T09:00");
        assertThat(town.now(town.armed).version()).isEqualTo(town.armed.version() + 1);
        assertThat(List.of(town.armed, town.afterwards, town.byDate))
                .allSatisfy(push -> assertThat(town.now(push).stateWord()).isEqualTo(PushState.ARMED));
        assertThat(town.now(town.planned).local()).isEqualTo("2027-09-25T08:00");
        assertThat(town.now(town.afterwards).local()).isEqualTo("2027-10-02T10:00");
        assertThat(town.now(town.early).deadline()).isEqualTo("2027-08-11");
        assertThat(town.now(town.byDate)).isEqualTo(town.byDate);
        assertThat(town.fixture
                        .campaigns
                        .days()
                        .almanac()
                        .resolve(CascadeTown.DAY, 2027)
                        .get(0)
                        .start())
                .isEqualTo(START);
    }

    /** As if the node had died before it could say how far it was. */
    private void forgetProgress(String id) {
        var cascades = platform.mongo().collection("cascades", Document.class);
        Document stored =
                await(platform.mongo().first(cascades.find(eq("_id", id)))).orElseThrow();
        List<Document> moves = stored.getList("moves", Document.class);
        moves.forEach(move -> move.append("outcome", "OPEN"));
        stored.append("moves", moves).append("touched", Date.from(clock.instant()));
        await(platform.mongo().one(cascades.replaceOne(eq("_id", id), stored)));
    }
}
