package io.redletter.delivery.audience;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.RefusedException;
import io.redletter.platform.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class WalkTest {
    private static final Instant NOON = Instant.parse("2027-06-05T04:00:00Z");
    private static final Instant NIGHT = Instant.parse("2027-06-05T15:00:00Z");

    private final Platform platform;
    private final SettableClock clock;
    private Town town;
    private Audiences sending;

    WalkTest(Platform platform, SettableClock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    @BeforeEach
    void open() {
        town = new Town(platform, clock);
        sending = town.house.sending();
    }

    @Test
    void walksEverybodyWhoFitsOnceInTheOrderOfIds() {
        town.imported(Town.people(0, 1_300));
        Segment teachers = town.segment("{\"tag\":\"教师\"}");

        List<Recipient> all = walked(teachers, 100, NOON);

        assertThat(all)
                .hasSize(434)
                .extracting(Recipient::id)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(all).allSatisfy(one -> {
            assertThat(one.address()).endsWith("@example.org");
            assertThat(one.name()).startsWith("人");
            assertThat(one.tags()).containsExactly("教师");
        });
        assertThat(await(sending.count(teachers, "email", NOON))).isEqualTo(new Counted(434, 0, 0, 0, 0));
    }

    @Test
    void writesToNobodyInTheirQuietHours() {
        town.imported("邮箱,时区\na@example.org,\nb@example.org,America/New_York\n");
        Segment all = town.segment("{\"all\":[]}");

        assertThat(walked(all, 10, NOON)).extracting(Recipient::address).containsExactly("a@example.org");
        assertThat(walked(all, 10, NIGHT)).extracting(Recipient::address).containsExactly("b@example.org");
        assertThat(await(sending.count(all, "email", NIGHT))).isEqualTo(new Counted(1, 0, 1, 0, 0));
    }

    @Test
    void writesToNobodyMoreOftenThanTheCapOverAllLists() {
        AudienceList other = town.list("另一份");
        town.imported("邮箱\na@example.org\nb@example.org\n");
        town.imported(other, "邮箱\na@example.org\n");
        Segment all = town.segment("{\"all\":[]}");
        String onOther = await(town.house.stores().people().page(other.id(), null, 10))
                .get(0)
                .id();

        await(sending.contacted(List.of(onOther), NOON.minus(Duration.ofDays(3))));
        await(sending.contacted(List.of(onOther), NOON.minus(Duration.ofDays(2))));

        assertThat(walked(all, 10, NOON)).extracting(Recipient::address).containsExactly("b@example.org");
        assertThat(await(sending.count(all, "email", NOON)).capped()).isEqualTo(1);
        assertThat(walked(all, 10, NOON.plus(Duration.ofDays(5)))).hasSize(2);
    }

    @Test
    void countsAContactOnceHoweverOftenItIsNoted() {
        town.imported("邮箱\na@example.org\n");
        Segment all = town.segment("{\"all\":[]}");
        String id = walked(all, 10, NOON).get(0).id();

        await(sending.contacted(List.of(id, id), NOON));
        await(sending.contacted(List.of(id), NOON));

        assertThat(walked(all, 10, NOON.plus(Duration.ofHours(1)))).hasSize(1);
        assertThat(await(sending.recipients(List.of(id), NOON))).hasSize(1);
    }

    @Test
    void keepsAnOptOutThroughAnotherImport() {
        town.imported("邮箱\na@example.org\nb@example.org\n");
        Segment all = town.segment("{\"all\":[]}");
        Recipient first = walked(all, 10, NOON).get(0);

        await(sending.optOut(first.id(), "email", "one-click"));
        town.imported("邮箱,姓名\n" + first.address() + ",又来了\n");

        assertThat(walked(all, 10, NOON)).hasSize(1).doesNotContain(first);
        assertThat(await(sending.count(all, "email", NOON)).optedOut()).isEqualTo(1);
        assertThat(await(sending.recipients(List.of(first.id()), NOON))).isEmpty();
    }

    @Test
    void takesAnOptOutFromAFileAndHoldsItOnEveryList() {
        AudienceList other = town.list("另一份");
        town.imported(other, "邮箱\na@example.org\n");
        AudienceImport job = town.imported("邮箱,退订\na@example.org,是\nb@example.org,否\n");

        assertThat(job.tally().optedOut()).isEqualTo(1);
        Segment all = await(town.house
                .segments()
                .create(
                        town.operator,
                        new NewSegment(other.id(), "全部", io.redletter.delivery.audience.rule.Rule.EVERYBODY, false)));
        assertThat(walked(all, 10, NOON)).isEmpty();
    }

    @Test
    void givesAnAddressUpAfterOnePermanentOrFiveTemporaryBounces() {
        town.imported("邮箱\na@example.org\nb@example.org\nc@example.org\n");
        Segment all = town.segment("{\"all\":[]}");
        List<Recipient> three = walked(all, 10, NOON);

        await(sending.bounced(three.get(0).id(), true, "550 <" + three.get(0).address() + "> no such user"));
        for (int i = 0; i < 5; i++) {
            await(sending.bounced(three.get(1).id(), false, "452 mailbox full"));
        }
        await(sending.bounced(three.get(2).id(), false, "452 mailbox full"));

        assertThat(await(sending.count(all, "email", NOON))).isEqualTo(new Counted(1, 0, 0, 0, 2));
        assertThat(await(platform.mongo()
                                .list(platform.mongo()
                                        .collection("audience_standing", Document.class)
                                        .find()))
                        .toString())
                .contains("no such user")
                .doesNotContain("@example.org");
    }

    @Test
    void deletesAPersonEverywhereAndNeverTakesThemInAgain() {
        AudienceList other = town.list("另一份");
        town.imported("邮箱,姓名\na@example.org,张三\nb@example.org,李四\n");
        town.imported("邮箱,姓名\na@example.org,张三丰\n");
        town.imported(other, "邮箱\na@example.org\n");
        String hash = town.house.people().hashOf("A@example.org");

        long lists = await(town.house.people().erase(town.operator, hash));
        AudienceImport again = town.imported("邮箱\na@example.org\n");

        assertThat(lists).isEqualTo(2);
        assertThat(again.tally().barred()).isEqualTo(1);
        assertThat(await(town.house.stores().people().byHash(hash))).isEmpty();
        assertThat(await(platform.mongo()
                        .list(platform.mongo()
                                .collection("audience_former", Document.class)
                                .find(com.mongodb.client.model.Filters.eq("hash", hash)))))
                .isEmpty();
        assertThat(await(town.house.people().file(town.operator, hash))
                        .standing()
                        .erased())
                .isNotNull();
    }

    @Test
    void showsOnePersonMaskedAndGivesThemEverythingOnRequest() {
        town.imported("邮箱,姓名,年级\nzhang@example.org,张三,3\n");
        String hash = town.house.people().hashOf("zhang@example.org");
        await(sending.contacted(List.of(town.list.id() + ":" + hash), NOON));

        PersonFile shown = await(town.house.people().file(town.operator, hash));
        PersonFile given = await(town.house.people().export(town.operator, hash));

        assertThat(shown.address()).isEqualTo("z***@example.org");
        assertThat(given.address()).isEqualTo("zhang@example.org");
        assertThat(given.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.name()).isEqualTo("张三");
            assertThat(entry.list().consent()).isEqualTo("官网订阅页勾选同意");
            assertThat(entry.person().attributes()).containsEntry("年级", "3");
        });
        assertThat(given.contacted()).containsExactly(NOON);
        assertThat(await(town.accounts.trail().about(hash, 10)))
                .extracting(line -> line.action())
                .containsExactly("audience.person-exported");
        assertThat(failure(town.house
                        .people()
                        .file(town.operator, town.house.people().hashOf("no@example.org"))))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void countsInTheBackgroundAndSaysHowFarItIs() {
        town.imported(Town.people(0, 2_500));
        Segment all = town.segment("{\"all\":[]}");

        CountRun run = await(town.house.counts().begin(town.operator, all.id(), NOON));
        Awaitility.await().until(() -> !await(town.house.counts().get(town.operator, run.id()))
                .isRunning());

        CountRun done = await(town.house.counts().get(town.operator, run.id()));
        assertThat(done.state()).isEqualTo("done");
        assertThat(done.percent()).isEqualTo(100);
        assertThat(done.looked()).isEqualTo(2_500);
        assertThat(done.counted().eligible()).isEqualTo(2_500);
    }

    @Test
    void deletesAListWithEverythingInItOnceItsTimeIsOver() {
        AudienceImport job = town.imported(Town.people(0, 1_200));
        Segment all = town.segment("{\"all\":[]}");
        clock.advance(Duration.ofDays(400));

        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    await(town.house.work());
                    return await(town.house.stores().lists().find(town.list.id()))
                            .isEmpty();
                });

        assertThat(await(town.house.stores().people().page(town.list.id(), null, 10)))
                .isEmpty();
        assertThat(await(town.house.stores().imports().find(job.id()))).isEmpty();
        assertThat(failure(sending.segment(all.id()))).isInstanceOf(NotFoundException.class);
        clock.advance(Duration.ofDays(-400));
    }

    @Test
    void refusesAListThatDoesNotSayWherePeopleAgreed() {
        ListFields fields =
                new ListFields("读者", "通知", " ", "Asia/Shanghai", null, null, java.time.LocalDate.of(2027, 12, 1));

        assertThat(failure(town.house.lists().create(town.operator, new NewList(null, fields, false))))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.pointer())
                        .isEqualTo("/consent"));
    }

    private List<Recipient> walked(Segment segment, int limit, Instant at) {
        List<Recipient> all = new ArrayList<>();
        String after = null;
        do {
            AudiencePage page = await(sending.page(segment, after, limit, at));
            all.addAll(page.recipients());
            after = page.next();
        } while (after != null);
        return all;
    }
}
