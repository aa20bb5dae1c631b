package io.redletter.campaign;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.accounts.Actor;
import io.redletter.accounts.ForbiddenException;
import io.redletter.accounts.Role;
import io.redletter.accounts.Unit;
import io.redletter.campaign.proposal.AcceptedAll;
import io.redletter.campaign.proposal.Decision;
import io.redletter.campaign.proposal.ItemChange;
import io.redletter.campaign.proposal.ItemKind;
import io.redletter.campaign.proposal.Made;
import io.redletter.campaign.proposal.NewPlan;
import io.redletter.campaign.proposal.PlanDocument;
import io.redletter.campaign.proposal.PlanDocumentService;
import io.redletter.campaign.proposal.PlanItem;
import io.redletter.campaign.target.Target;
import io.redletter.campaign.target.TargetFilter;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A plan document from its arrival to what it becomes. */
@ExtendWith(PlatformExtension.class)
class PlanProposalTest {
    private static final String PLAN =
            """
            清溪市2028年生态环境宣传工作实施方案

            一、主题宣传

            六五环境日当天,通过微信公众号发布短视频不少于6部,面向中小学生开展活动。

            (责任单位:市科技局牵头,市气象局配合)

            世界水日开展巡河活动,每季度不少于3场。

            继续办好“清溪母亲河保护日”活动。

            (责任单位:市水利局)
            """;

    private final Platform platform;
    private final CampaignsFixture fixture;
    private final PlanDocumentService plans;
    private final Unit city;
    private final Actor planner;
    private final Actor admin;

    PlanProposalTest(Platform platform) {
        this.platform = platform;
        this.fixture = new CampaignsFixture(platform);
        this.plans = fixture.campaigns.proposals();
        this.city = fixture.unit("清溪市委宣传部", null, "湖北省");
        this.planner = CampaignsFixture.actor(city, Role.PLANNER);
        this.admin = CampaignsFixture.actor(city, Role.ADMIN);
    }

    @Test
    void proposesWhatADocumentNamesAndMakesNothingByItself() {
        PlanDocument plan = take(PLAN);

        List<PlanItem> items = items(plan);

        assertThat(plan.title()).isEqualTo("清溪市2028年生态环境宣传工作实施方案");
        assertThat(plan.years()).containsExactly(2028);
        assertThat(plan.isUnsettled()).isFalse();
        assertThat(items).extracting(PlanItem::key).contains("world-environment-day", "world-water-day");
        assertThat(items).extracting(PlanItem::kind).contains(ItemKind.DAY, ItemKind.TARGET, ItemKind.UNIT);
        assertThat(items).extracting(PlanItem::decision).containsOnly(Decision.OPEN);
        assertThat(items).allSatisfy(item -> assertThat(item.places())
                .allSatisfy(place ->
                        assertThat(place.end()).isGreaterThan(place.start()).isLessThanOrEqualTo(PLAN.length())));
        assertThat(await(fixture.campaigns.campaigns().list(planner, 2028))).isEmpty();
    }

    @Test
    void makesADayACampaignWithItsTagsAndOnce() {
        PlanDocument plan = take(PLAN);
        PlanItem day = item(plan, "world-environment-day");

        PlanItem accepted = await(plans.accept(planner, plan.id(), day.id()));
        PlanItem again = await(plans.accept(planner, plan.id(), day.id()));

        assertThat(again).isEqualTo(accepted);
        assertThat(accepted.decision()).isEqualTo(Decision.ACCEPTED);
        assertThat(accepted.unfinished()).isFalse();
        List<Campaign> made = await(fixture.campaigns.campaigns().list(planner, 2028));
        assertThat(made).hasSize(1);
        assertThat(made.get(0).id()).isEqualTo(accepted.made().get(0).id());
        assertThat(made.get(0).start()).isEqualTo("2028-06-05");
        assertThat(made.get(0).follows()).isTrue();
        assertThat(made.get(0).source()).isEqualTo("plan");
        assertThat(made.get(0).tags())
                .contains(PlannedDay.planTag(plan.id()))
                .anyMatch(tag -> tag.startsWith("channel:"));
    }

    @Test
    void meetsTheCampaignThatIsThereAndLeavesItWhenUndone() {
        Campaign there =
                await(fixture.campaigns.campaigns().create(planner, NewCampaign.forDay("world-environment-day", 2028)));
        PlanDocument plan = take(PLAN);
        PlanItem day = item(plan, "world-environment-day");

        PlanItem accepted = await(plans.accept(planner, plan.id(), day.id()));
        PlanItem undone = await(plans.reopen(planner, plan.id(), day.id()));

        assertThat(accepted.made()).containsExactly(new Made("campaign", there.id(), there.name(), 1, false));
        assertThat(undone.decision()).isEqualTo(Decision.OPEN);
        assertThat(await(fixture.campaigns.campaigns().list(planner, 2028))).containsExactly(there);
    }

    @Test
    void removesWhatAnAcceptanceMadeWhenItIsUndone() {
        PlanDocument plan = take(PLAN);
        await(plans.acceptAll(planner, plan.id(), ItemKind.TARGET));
        PlanItem day = item(plan, "world-environment-day");
        await(plans.accept(planner, plan.id(), day.id()));

        await(plans.reopen(planner, plan.id(), day.id()));
        for (PlanItem item : items(plan)) {
            await(plans.reopen(planner, plan.id(), item.id()));
        }

        assertThat(await(fixture.campaigns.campaigns().list(planner, 2028))).isEmpty();
        assertThat(targets(plan)).isEmpty();
        assertThat(items(plan)).allSatisfy(item -> assertThat(item.made()).isEmpty());
        assertThat(await(plans.accept(planner, plan.id(), day.id())).decision()).isEqualTo(Decision.ACCEPTED);
        assertThat(await(fixture.campaigns.campaigns().list(planner, 2028))).hasSize(1);
    }

    @Test
    void saysWhatHangsOnACampaignInsteadOfRemovingIt() {
        PlanDocument plan = take(PLAN);
        PlanItem day = item(plan, "world-environment-day");
        String id =
                await(plans.accept(planner, plan.id(), day.id())).made().get(0).id();
        fixture.draft(await(fixture.campaigns.campaigns().get(planner, id)));

        Throwable refused = failure(plans.reopen(planner, plan.id(), day.id()));

        assertThat(refused).isInstanceOf(RefusedException.class).hasMessageContaining("1 件作品");
        assertThat(item(plan, "world-environment-day").decision()).isEqualTo(Decision.ACCEPTED);
        assertThat(await(fixture.campaigns.campaigns().get(planner, id)).state())
                .isEqualTo(CampaignState.PLANNED);
    }

    @Test
    void leavesACampaignThatAPersonHasChanged() {
        PlanDocument plan = take(PLAN);
        PlanItem day = item(plan, "world-water-day");
        String id =
                await(plans.accept(planner, plan.id(), day.id())).made().get(0).id();
        await(fixture.campaigns.campaigns().change(planner, id, new CampaignChange(null, null, null, null, "别的目标")));

        assertThat(failure(plans.reopen(planner, plan.id(), day.id()))).hasMessageContaining("有人改过");
    }

    @Test
    void makesANumberATargetWithItsOwnerAndPeriod() {
        Unit science = fixture.unit("清溪市科技局", city.id(), "湖北省");
        PlanDocument plan = take(PLAN);
        PlanItem films = items(plan).stream()
                .filter(item -> item.kind() == ItemKind.TARGET && item.quote().contains("6部"))
                .findFirst()
                .orElseThrow();

        await(plans.accept(planner, plan.id(), films.id()));

        Target target = targets(plan).get(0);
        assertThat(target.value()).isEqualByComparingTo("6");
        assertThat(target.comparator()).isEqualTo(">=");
        assertThat(target.ownerUnitId()).isEqualTo(science.id());
        assertThat(target.firstYear()).isEqualTo(2028);
        assertThat(target.line()).isEqualTo(5);
    }

    @Test
    void makesAUnitForWhoMayAndSaysWhoCanToOthers() {
        PlanDocument plan = take(PLAN);
        PlanItem unit = item(plan, ItemKind.UNIT, "水利局");

        Throwable refused = failure(plans.accept(planner, plan.id(), unit.id()));
        PlanItem accepted = await(plans.accept(admin, plan.id(), unit.id()));
        String id = accepted.made().get(0).id();
        Unit made = await(fixture.accounts.service().tree().get(id));
        await(plans.reopen(admin, plan.id(), unit.id()));

        assertThat(refused).hasMessageContaining("管理单位和账号").hasMessageContaining("管理员");
        assertThat(item(plan, ItemKind.UNIT, "水利局").decision()).isEqualTo(Decision.OPEN);
        assertThat(made.parentId()).isEqualTo(city.id());
        assertThat(await(fixture.accounts.service().tree().find(id))).isEmpty();
    }

    @Test
    void keepsAUnitInWhichThereAreCampaigns() {
        PlanDocument plan = take(PLAN);
        PlanItem unit = item(plan, ItemKind.UNIT, "水利局");
        String id =
                await(plans.accept(admin, plan.id(), unit.id())).made().get(0).id();
        await(fixture.campaigns
                .campaigns()
                .create(
                        admin,
                        NewCampaign.between("巡河", LocalDate.of(2028, 3, 1), LocalDate.of(2028, 3, 2))
                                .of(id)));

        assertThat(failure(plans.reopen(admin, plan.id(), unit.id()))).hasMessageContaining("活动");
        assertThat(await(fixture.accounts.service().tree().find(id))).isPresent();
    }

    @Test
    void makesAnUnknownNameADayOfTheUnitOnceItHasADate() {
        PlanDocument plan = take(PLAN);
        PlanItem unknown = item(plan, ItemKind.DAY, "母亲河保护日");

        Throwable refused = failure(plans.accept(planner, plan.id(), unknown.id()));
        await(plans.edit(planner, plan.id(), unknown.id(), day(unknown, LocalDate.of(2028, 3, 9))));
        PlanItem accepted = await(plans.accept(planner, plan.id(), unknown.id()));
        await(plans.read(planner, plan.id()));

        assertThat(refused).hasMessageContaining("填上日期");
        assertThat(accepted.made()).extracting(Made::what).containsExactly("day", "campaign");
        Campaign campaign = await(fixture.campaigns
                .campaigns()
                .get(planner, accepted.made().get(1).id()));
        assertThat(campaign.start()).isEqualTo("2028-03-09");
        assertThat(campaign.observanceId()).isEqualTo(accepted.made().get(0).id());
        assertThat(fixture.campaigns
                        .days()
                        .almanac(city)
                        .find(accepted.made().get(0).id()))
                .isPresent();
        assertThat(items(plan).stream()
                        .filter(item -> item.values().name().contains("母亲河保护日"))
                        .toList())
                .singleElement()
                .satisfies(item -> assertThat(item.decision()).isEqualTo(Decision.ACCEPTED))
                .satisfies(item -> assertThat(item.gone()).isFalse());
    }

    @Test
    void takesAnOwnDayOffAgainWithItsCampaign() {
        PlanDocument plan = take(PLAN);
        PlanItem unknown = item(plan, ItemKind.DAY, "母亲河保护日");
        await(plans.edit(planner, plan.id(), unknown.id(), day(unknown, LocalDate.of(2028, 3, 9))));
        PlanItem accepted = await(plans.accept(planner, plan.id(), unknown.id()));

        PlanItem open = await(plans.reopen(planner, plan.id(), unknown.id()));
        PlanItem again = await(plans.accept(planner, plan.id(), unknown.id()));

        assertThat(open.values().theDay().observanceId()).isNull();
        assertThat(again.made().get(0).id()).isEqualTo(accepted.made().get(0).id());
        assertThat(await(fixture.campaigns.campaigns().list(planner, 2028))).hasSize(1);
    }

    @Test
    void keepsDecisionsAndEditsWhenTheDocumentComesInANewerVersion() {
        PlanDocument plan = take(PLAN);
        PlanItem water = item(plan, "world-water-day");
        await(plans.reject(planner, plan.id(), water.id()));
        PlanItem environment = item(plan, "world-environment-day");
        await(plans.edit(planner, plan.id(), environment.id(), goal(environment, "我们自己的目标")));

        PlanDocument newer = take(PLAN.replace("世界水日开展", "世界水日、世界地球日广泛开展").replace("继续办好“清溪母亲河保护日”活动。", ""));

        assertThat(newer.id()).isEqualTo(plan.id());
        assertThat(newer.history()).hasSize(2);
        assertThat(item(plan, "world-water-day").decision()).isEqualTo(Decision.REJECTED);
        assertThat(item(plan, "world-water-day").quote()).contains("广泛");
        assertThat(item(plan, "world-environment-day").values().theDay().goal()).isEqualTo("我们自己的目标");
        assertThat(item(plan, "world-earth-day").isOpen()).isTrue();
        assertThat(item(plan, ItemKind.DAY, "母亲河保护日").gone()).isTrue();
        assertThat(await(plans.list(planner))).hasSize(1);
        assertThat(await(plans.text(planner, plan.id()))).contains("世界地球日");
    }

    @Test
    void doublesNothingWhenManyHandItInAndReadItAtOnce() {
        List<Future<PlanDocument>> all = IntStream.range(0, 6)
                .mapToObj(i -> plans.take(planner, NewPlan.asItSays(), i % 2 == 0 ? PLAN : PLAN + "世界地球日。\n"))
                .toList();

        await(Future.all(all));
        PlanDocument plan = await(plans.read(planner, await(all.get(0)).id()));

        assertThat(await(plans.list(planner))).hasSize(1);
        List<PlanItem> items = items(plan);
        assertThat(items).extracting(PlanItem::id).doesNotHaveDuplicates();
        assertThat(items.stream().filter(item -> !item.gone()))
                .allSatisfy(item -> assertThat(item.reading()).isEqualTo(plan.reading()));
        assertThat(plan.isUnsettled()).isFalse();
    }

    @Test
    void makesEachThingOnceWhenTwoReviewersAcceptAtOnce() {
        PlanDocument plan = take(PLAN);
        Actor other = CampaignsFixture.actor(city, Role.PLANNER);
        List<Future<AcceptedAll>> both = List.of(
                plans.acceptAll(planner, plan.id(), ItemKind.DAY), plans.acceptAll(other, plan.id(), ItemKind.DAY));

        await(Future.join(both).otherwiseEmpty());

        assertThat(await(fixture.campaigns.campaigns().list(planner, 2028)))
                .extracting(Campaign::observanceId)
                .containsExactlyInAnyOrder("world-environment-day", "world-water-day");
        assertThat(items(plan).stream()
                        .filter(item ->
                                item.kind() == ItemKind.DAY && item.key().startsWith("world")))
                .allSatisfy(item -> {
                    assertThat(item.decision()).isEqualTo(Decision.ACCEPTED);
                    assertThat(item.unfinished()).isFalse();
                    assertThat(item.made()).hasSize(1);
                });
    }

    @Test
    void makesAnUnknownDayOnceAndGivesItToEveryoneWhoAcceptsItAtOnce() {
        PlanDocument plan = take(PLAN);
        PlanItem unknown = item(plan, ItemKind.DAY, "母亲河保护日");
        await(plans.edit(planner, plan.id(), unknown.id(), day(unknown, LocalDate.of(2028, 5, 5))));

        List<Future<PlanItem>> all = IntStream.range(0, 6)
                .mapToObj(i -> plans.accept(planner, plan.id(), unknown.id()))
                .toList();
        await(Future.join(all));

        PlanItem after = await(plans.item(planner, plan.id(), unknown.id()));
        assertThat(after.unfinished()).isFalse();
        assertThat(after.made()).extracting(Made::what).containsExactly("day", "campaign");
        assertThat(all).allSatisfy(one -> assertThat(one.result()).isEqualTo(after));
        assertThat(fixture.campaigns
                        .days()
                        .almanac(city)
                        .find(after.made().get(0).id()))
                .isPresent();
        assertThat(await(fixture.campaigns.campaigns().list(planner, 2028)))
                .extracting(Campaign::id)
                .containsExactly(after.made().get(1).id());
    }

    @Test
    void letsTheFirstOfTwoOppositeDecisionsStand() {
        PlanDocument plan = take(PLAN);
        PlanItem day = item(plan, "world-water-day");

        await(plans.reject(planner, plan.id(), day.id()));
        Throwable late = failure(plans.accept(planner, plan.id(), day.id()));
        await(plans.reopen(planner, plan.id(), day.id()));
        await(plans.accept(planner, plan.id(), day.id()));
        Throwable tooLate = failure(plans.reject(planner, plan.id(), day.id()));

        assertThat(late).hasMessageContaining("不采纳");
        assertThat(tooLate).hasMessageContaining("先撤销");
    }

    @Test
    void acceptsAllButWhatCannotBeAccepted() {
        PlanDocument plan = take(PLAN);

        AcceptedAll days = await(plans.acceptAll(planner, plan.id(), ItemKind.DAY));

        assertThat(days.accepted()).hasSize(2);
        assertThat(days.left()).singleElement().satisfies(left -> assertThat(left.name())
                .contains("母亲河保护日"));
    }

    @Test
    void refusesValuesThatCannotStand() {
        PlanDocument plan = take(PLAN);
        PlanItem day = item(plan, "world-water-day");
        PlanItem target = items(plan).stream()
                .filter(item -> item.kind() == ItemKind.TARGET)
                .findFirst()
                .orElseThrow();

        assertThat(pointer(plan, day, day(day, LocalDate.of(2029, 3, 9)))).isEqualTo("/dates/start");
        assertThat(pointer(plan, day, target(BigDecimal.ONE, ">=", "year", ""))).isIn("/metric", "/value", "/period");
        assertThat(pointer(plan, day, ItemChange.ofUnit(null, "甲", "unit_nobody")))
                .isEqualTo("/parentId");
        assertThat(pointer(plan, day, years(day, List.of(1800)))).isEqualTo("/years");
        assertThat(pointer(plan, target, target(new BigDecimal("-1"), ">=", "year", "")))
                .isEqualTo("/value");
        assertThat(pointer(plan, target, target(new BigDecimal("1e40"), ">=", "year", "")))
                .isEqualTo("/value");
        assertThat(pointer(plan, target, target(BigDecimal.ONE, "ungefähr", "year", "")))
                .isEqualTo("/comparator");
        assertThat(pointer(plan, target, target(BigDecimal.ONE, ">=", "neulich", "")))
                .isEqualTo("/period");
        assertThat(pointer(plan, target, target(BigDecimal.ONE, ">=", "year", "unit_nobody")))
                .isEqualTo("/ownerUnitId");
        assertThat(pointer(plan, target, target(BigDecimal.ONE, "~", "year", "")))
                .isEqualTo("/valueMax");
        assertThat(items(plan)).allSatisfy(item -> assertThat(item.edited()).isNull());
    }

    @Test
    void refusesAnEditOfWhatSomebodyChangedMeanwhile() {
        PlanDocument plan = take(PLAN);
        PlanItem day = item(plan, "world-water-day");
        await(plans.edit(planner, plan.id(), day.id(), goal(day, "甲的")));

        Throwable late = failure(plans.edit(planner, plan.id(), day.id(), goal(day, "乙的")));
        PlanItem restored = await(plans.unedit(planner, plan.id(), day.id()));

        assertThat(late).isInstanceOf(ChangedMeanwhileException.class);
        assertThat(restored.values()).isEqualTo(day.found());
    }

    @Test
    void usesTheDatesAPersonGave() {
        PlanDocument plan = take(PLAN);
        PlanItem day = item(plan, "world-water-day");
        await(plans.edit(planner, plan.id(), day.id(), day(day, LocalDate.of(2028, 3, 18))));

        PlanItem accepted = await(plans.accept(planner, plan.id(), day.id()));

        Campaign made = await(fixture.campaigns
                .campaigns()
                .get(planner, accepted.made().get(0).id()));
        assertThat(made.start()).isEqualTo("2028-03-18");
        assertThat(made.follows()).isFalse();
    }

    @Test
    void hidesADocumentFromUnitsThatDoNotSeeIt() {
        PlanDocument plan = take(PLAN);
        Unit elsewhere = fixture.unit("外市", null, "湖南省");
        Actor stranger = CampaignsFixture.actor(elsewhere, Role.PLANNER);
        Actor editor = CampaignsFixture.actor(city, Role.EDITOR);
        String item = item(plan, "world-water-day").id();

        assertThat(failure(plans.get(stranger, plan.id()))).isInstanceOf(NotFoundException.class);
        assertThat(failure(plans.accept(stranger, plan.id(), item))).isInstanceOf(NotFoundException.class);
        assertThat(failure(plans.take(stranger, new NewPlan(city.id(), null, null, List.of(), false), PLAN)))
                .isInstanceOf(ForbiddenException.class);
        assertThat(failure(plans.accept(editor, plan.id(), item))).isInstanceOf(ForbiddenException.class);
        assertThat(await(plans.get(editor, plan.id()))).isEqualTo(plan);
        assertThat(await(plans.list(stranger))).isEmpty();
    }

    @Test
    void refusesRubbish() throws Exception {
        Path empty = Files.write(platform.data().resolve("empty.txt"), new byte[0]);
        PlanDocument plan = take(PLAN);
        PlanDocument other = take("另一个方案\n世界水日\n");

        assertThat(failure(plans.take(planner, NewPlan.asItSays(), " \n\t "))).hasMessageContaining("没有文字");
        assertThat(failure(plans.take(planner, NewPlan.asItSays(), "日".repeat(200_001))))
                .isInstanceOf(RefusedException.class);
        assertThat(failure(plans.take(planner, NewPlan.asItSays(), "empty.txt", empty)))
                .isInstanceOf(RefusedException.class);
        assertThat(failure(plans.accept(
                        planner, other.id(), item(plan, "world-water-day").id())))
                .isInstanceOf(NotFoundException.class);
        assertThat(failure(plans.take(planner, new NewPlan(null, null, null, List.of(1, 2, 3), false), PLAN)))
                .hasMessageContaining("年");
    }

    @Test
    void readsAFileInAnOldEncoding() throws Exception {
        Path file = Files.write(platform.data().resolve("gbk.txt"), PLAN.getBytes(Charset.forName("GBK")));

        PlanDocument plan = await(plans.take(planner, NewPlan.asItSays(), "方案.txt", file));

        assertThat(plan.latest().fileName()).isEqualTo("方案.txt");
        assertThat(items(plan)).extracting(PlanItem::key).contains("world-environment-day");
    }

    @Test
    void removesADocumentAndKeepsWhatCameOfIt() {
        PlanDocument plan = take(PLAN);
        await(plans.accept(planner, plan.id(), item(plan, "world-water-day").id()));

        await(plans.remove(planner, plan.id()));

        assertThat(await(plans.list(planner))).isEmpty();
        assertThat(await(fixture.campaigns.campaigns().list(planner, 2028))).hasSize(1);
        assertThat(items(take(PLAN)))
                .allSatisfy(item -> assertThat(item.isOpen()).isTrue());
    }

    private PlanDocument take(String text) {
        return await(plans.take(planner, NewPlan.asItSays(), text));
    }

    private List<PlanItem> items(PlanDocument plan) {
        return await(plans.items(planner, plan.id()));
    }

    private PlanItem item(PlanDocument plan, String key) {
        return items(plan).stream()
                .filter(item -> item.kind() == ItemKind.DAY && item.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private PlanItem item(PlanDocument plan, ItemKind kind, String ending) {
        return items(plan).stream()
                .filter(item -> item.kind() == kind && item.found().name().endsWith(ending))
                .findFirst()
                .orElseThrow();
    }

    private List<Target> targets(PlanDocument plan) {
        return await(fixture.campaigns.targets().list(planner, new TargetFilter(null, null, null, plan.id())));
    }

    private String pointer(PlanDocument plan, PlanItem item, ItemChange change) {
        return ((RefusedException) failure(plans.edit(planner, plan.id(), item.id(), change))).pointer();
    }

    private static ItemChange day(PlanItem item, LocalDate start) {
        return change(item, item.values().theDay().goal(), List.of(), new ItemChange.Dates(start, null));
    }

    private static ItemChange goal(PlanItem item, String goal) {
        return change(item, goal, List.of(), ItemChange.Dates.NONE);
    }

    private static ItemChange years(PlanItem item, List<Integer> years) {
        return change(item, "", years, ItemChange.Dates.NONE);
    }

    private static ItemChange change(PlanItem item, String goal, List<Integer> years, ItemChange.Dates dates) {
        return ItemChange.ofDay(
                item.version(),
                item.values().name(),
                years,
                dates,
                true,
                goal,
                item.values().theDay().tags());
    }

    private static ItemChange target(BigDecimal value, String comparator, String period, String owner) {
        return ItemChange.ofTarget(
                null, new ItemChange.TargetWords("短视频", value, null, comparator, "部", period, "", owner, 2028, 2028));
    }
}
