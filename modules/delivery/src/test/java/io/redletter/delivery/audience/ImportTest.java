package io.redletter.delivery.audience;

import static com.mongodb.client.model.Filters.eq;
import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import io.redletter.accounts.Actor;
import io.redletter.accounts.Role;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.RefusedException;
import io.redletter.platform.SettableClock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class ImportTest {
    private static final String MIXED = Town.people(0, 1_500)
            + "不是邮箱,甲,420101,,1\n" // a fault
            + "P7@Example.org,重复,420102,教师,2\n" // met before, far above
            + "p1700@example.org,新人,420103,教师,3\n"
            + "p1700@example.org,新人,420103,教师,3\n" // met right above
            + "p1701@example.org,\n"; // too few fields

    private final Platform platform;
    private final SettableClock clock;
    private Town town;

    ImportTest(Platform platform, SettableClock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    @BeforeEach
    void open() {
        town = new Town(platform, clock);
    }

    @Test
    void countsEveryRowOnceAndSaysWhatIsWrongWithTheOthers() {
        AudienceImport job = town.imported(MIXED);

        assertThat(job.stateWord()).isEqualTo(ImportState.DONE);
        assertThat(job.tally()).isEqualTo(new ImportTally(1_505, 1_501, 0, 0, 2, 2, 0, 0));
        assertThat(job.percent()).isEqualTo(100);
        assertThat(await(town.house.imports().faults(town.operator, job.id(), 0, 100)))
                .extracting(ImportFault::line, ImportFault::field)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1_502L, "邮箱"),
                        org.assertj.core.groups.Tuple.tuple(1_506L, ""));
        Awaitility.await()
                .untilAsserted(() -> assertThat(await(town.house.lists().get(town.operator, town.list.id()))
                                .size())
                        .isEqualTo(1_501));
    }

    @Test
    void changesNothingTheSecondTime() {
        town.imported(MIXED);
        String before = people().toString();

        AudienceImport again = town.imported(MIXED);

        assertThat(again.tally()).isEqualTo(new ImportTally(1_505, 0, 0, 1_501, 2, 2, 0, 0));
        assertThat(people().toString()).isEqualTo(before);
    }

    @Test
    void leavesAloneWhatARowLeavesBlank() {
        town.imported("邮箱,姓名,年级\na@example.org,张三,2\n");

        AudienceImport second = town.imported("邮箱,姓名,学校\na@example.org,,一小\n");

        Person person = people().get(0);
        assertThat(second.tally().changed()).isEqualTo(1);
        assertThat(town.house.people().card(person).name()).isEqualTo("张三");
        assertThat(person.attributes()).containsEntry("年级", "2").containsEntry("学校", "一小");
    }

    @Test
    void goesOnBehindItsLastStoredRowWhereverItsNodeDied() throws IOException {
        AudienceList other = town.list("对照");
        String text = Town.people(0, 2_500) + MIXED.substring(MIXED.indexOf('\n') + 1);
        ImportTally whole = town.imported(text).tally();
        String head = text.lines().limit(1_001).reduce("", (a, b) -> a + b + "\n");
        ImportTally first = town.imported(other, head).tally();

        AudienceImport dead = diesAfter(first, text);
        clock.advance(Duration.ofMinutes(1));
        await(town.node().work());
        AudienceImport ended = town.over(dead.id());

        assertThat(ended.tally()).isEqualTo(whole);
        assertThat(people()).hasSize(2_500);
    }

    @Test
    void isTakenUpByOneNodeOnly() {
        AudienceImport job = town.taken(town.list, Town.people(0, 3_000));
        AudienceHouse second = town.node();

        await(town.house.imports().start(town.operator, job.id(), null));
        await(second.work());
        AudienceImport ended = town.over(job.id());

        assertThat(ended.tally().rows()).isEqualTo(3_000);
        assertThat(ended.tally().added()).isEqualTo(3_000);
    }

    @Test
    void stopsWhereItIsCancelledAndIsUndoneWithoutARest() {
        AudienceImport job = town.taken(town.list, Town.people(0, 6_000));
        await(town.house.imports().start(town.operator, job.id(), null));
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .until(() -> await(town.house.imports().get(town.operator, job.id()))
                                .tally()
                                .rows()
                        >= 1_000);

        AudienceImport cancelled = await(town.house.imports().cancel(town.operator, job.id()));
        AudienceImport undone = undone(cancelled);

        assertThat(cancelled.stateWord()).isEqualTo(ImportState.CANCELLED);
        assertThat(cancelled.tally().rows()).isLessThan(6_000);
        assertThat(undone.stateWord()).isEqualTo(ImportState.UNDONE);
        assertThat(people()).isEmpty();
        assertThat(town.house.imports().mayUndo(undone)).isFalse();
    }

    @Test
    void givesBackWhatPeopleWereBeforeItButNotWhatOthersSaidSince() {
        town.imported("邮箱,姓名,年级\na@example.org,张三,1\nb@example.org,李四,1\n");
        AudienceImport second = town.imported("邮箱,姓名,年级\na@example.org,张三,2\nb@example.org,李四,2\nc@example.org,王五,2\n");
        town.imported("邮箱,年级\nb@example.org,3\n");

        undone(second);

        assertThat(people())
                .extracting(person -> town.house.people().card(person).name(), person -> person.attributes()
                        .get("年级"))
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("张三", "1"), org.assertj.core.groups.Tuple.tuple("李四", "3"));
    }

    @Test
    void endsAtTheRowWhoseQuoteIsLeftOpenAndKeepsWhatCameBefore() {
        String broken = Town.people(0, 1_200) + "x@example.org,\"" + "开".repeat(100_000);

        AudienceImport job = town.imported(broken);

        assertThat(job.stateWord()).isEqualTo(ImportState.FAILED);
        assertThat(job.reason()).contains("引号");
        assertThat(job.tally().rows()).isEqualTo(1_000);
    }

    @Test
    void removesTheFileWithItsAddressesOnceItIsRead() throws IOException {
        AudienceImport job = town.imported(MIXED);

        assertThat(Files.exists(platform.data().resolve("audience-incoming/" + job.id() + ".csv")))
                .isFalse();
    }

    @Test
    void keepsNoAddressInTheClear() {
        town.imported("邮箱,姓名\nzhang.san@example.org,张三丰\n");

        for (String name :
                List.of("audience_people", "audience_standing", "audience_imports", "audience_faults", "audit")) {
            assertThat(await(platform.mongo()
                                    .list(platform.mongo()
                                            .collection(name, Document.class)
                                            .find()))
                            .toString())
                    .doesNotContain("zhang.san")
                    .doesNotContain("张三丰");
        }
    }

    @Test
    void asksWhichColumnHoldsAddressesWhereNoneDoes() {
        AudienceImport job = town.taken(town.list, "联系方式,姓名\na@example.org,张三\n");

        Throwable refused = failure(town.house.imports().start(town.operator, job.id(), null));
        await(town.house.imports().start(town.operator, job.id(), List.of("address", "name")));

        assertThat(((RefusedException) refused).code()).isEqualTo("no-address");
        assertThat(town.over(job.id()).tally().added()).isEqualTo(1);
    }

    @Test
    void isNotThereForAnotherUnitAndNotForAPlanner() {
        Actor stranger = new Actor("user_2", "x", "外单位", Set.of(Role.OPERATOR), "unit_other");
        Actor planner = new Actor("user_3", "p", "策划", Set.of(Role.PLANNER), town.operator.unitId());

        assertThat(failure(town.house.imports().mayTake(stranger, town.list.id())))
                .isInstanceOf(NotFoundException.class);
        assertThat(failure(town.house.imports().mayTake(planner, town.list.id())))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.status())
                        .isEqualTo(403));
    }

    @Test
    void bringsTwentyThousandInWithoutHoldingThem() {
        AudienceImport job = town.taken(town.list, Town.people(0, 20_000));
        await(town.house.imports().start(town.operator, job.id(), null));
        long before = used();

        AudienceImport done = town.over(job.id());

        assertThat(done.tally().added()).isEqualTo(20_000);
        assertThat(used() - before).isLessThan(48L << 20); // the store in this very process included
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private AudienceImport undone(AudienceImport job) {
        clock.advance(Duration.ofMinutes(1));
        await(town.house.imports().undo(town.operator, job.id()));
        clock.advance(Duration.ofMinutes(1));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    await(town.house.work());
                    return await(town.house.imports().get(town.operator, job.id()))
                                    .stateWord()
                            == ImportState.UNDONE;
                });
        return town.over(job.id());
    }

    /** As a node leaves it that wrote a batch of people and died before it stored that it had. */
    private AudienceImport diesAfter(ImportTally stored, String text) throws IOException {
        AudienceImport done =
                await(town.house.imports().list(town.operator, town.list.id())).get(0);
        Files.writeString(platform.data().resolve("audience-incoming/" + done.id() + ".csv"), text);
        Document tally = new Document("rows", stored.rows())
                .append("added", stored.added())
                .append("changed", stored.changed())
                .append("unchanged", stored.unchanged())
                .append("repeated", stored.repeated())
                .append("refused", stored.refused())
                .append("barred", stored.barred())
                .append("optedOut", stored.optedOut());
        await(platform.mongo()
                .one(platform.mongo()
                        .collection("audience_imports", Document.class)
                        .updateOne(
                                eq("_id", done.id()),
                                Updates.combine(
                                        Updates.set("state", "running"),
                                        Updates.set("node", "node_dead"),
                                        Updates.set("beat", java.util.Date.from(clock.instant())),
                                        Updates.set("tally", tally),
                                        Updates.unset("endedAt")))));
        return done;
    }

    private List<Person> people() {
        List<Person> all = new ArrayList<>();
        String after = null;
        do {
            List<Person> page = await(town.house.stores().people().page(town.list.id(), after, 1_000));
            all.addAll(page);
            after = page.isEmpty() ? null : page.get(page.size() - 1).id();
        } while (after != null);
        return all;
    }
}
