package io.redletter.campaign.days;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.redletter.accounts.Accounts;
import io.redletter.accounts.AccountsConfig;
import io.redletter.accounts.Actor;
import io.redletter.accounts.NewUnit;
import io.redletter.accounts.Role;
import io.redletter.accounts.Unit;
import io.redletter.observance.Almanac;
import io.redletter.observance.ObservedDate;
import io.redletter.observance.Status;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Ids;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class DayBookTest {
    private static final Almanac FILE = Almanac.load(Path.of("../../config/observances.yaml"));
    private static final Actor ADMIN = Actor.system("test");
    private static final String WEEK = "national-energy-saving-week";

    private final Platform platform;
    private Accounts accounts;
    private DayBook book;
    private Unit city;
    private Unit county;
    private Actor planner;
    private int year;

    DayBookTest(Platform platform) {
        this.platform = platform;
    }

    @BeforeEach
    void open() {
        accounts = new Accounts(
                platform,
                new AccountsConfig(
                        false,
                        Duration.ofHours(1),
                        Duration.ofHours(1),
                        Duration.ofHours(1),
                        10,
                        new AccountsConfig.Argon(64, 1, 1)));
        await(accounts.start());
        book = another();
        await(book.start());
        city = unit("某市", null);
        county = unit("某县", city.id());
        planner = actor(city, Role.PLANNER);
        year = book.almanac().resolve(WEEK, 2027).get(0).notice() == null ? 2027 : 2028;
        while (book.notice(WEEK, year).isPresent()) {
            year++;
        }
    }

    @AfterEach
    void close() {
        await(book.stop());
    }

    @Test
    void aNoticeWinsOverTheGuessAndTellsWhereItComesFrom() {
        StoredNotice stored = await(book.put(planner, draft(0, 6, 14)));

        assertThat(only(book.almanac())).satisfies(date -> {
            assertThat(date.status()).isEqualTo(Status.ANNOUNCED);
            assertThat(date.start()).isEqualTo(LocalDate.of(year, 6, 14));
            assertThat(date.notice().title()).isEqualTo("通知");
            assertThat(date.notice().number()).isEqualTo("〔1〕号");
            assertThat(date.sequence()).isEqualTo(1);
        });
        assertThat(stored.version()).isEqualTo(1);
        assertThat(await(book.notices(year))).contains(stored);
        assertThat(await(accounts.trail().about(WEEK, 10)))
                .anySatisfy(line -> assertThat(line.action()).isEqualTo("notice.entered"));
    }

    @Test
    void anotherNodeReadsItAndANewStartKeepsIt() {
        DayBook other = another();
        await(other.start());
        await(book.put(planner, draft(0, 6, 14)));

        await(other.refresh());

        assertThat(only(other.almanac()).start()).isEqualTo(LocalDate.of(year, 6, 14));
        await(other.stop());
    }

    @Test
    void aSecondDateIsAChangeAndTheSameAgainIsNone() {
        await(book.put(planner, draft(0, 6, 14)));

        StoredNotice moved = await(book.put(planner, draft(1, 6, 21)));
        StoredNotice again = await(book.put(
                planner,
                StoredNotice.draft(2, WEEK, year, "changed", moved.start(), moved.end(), "通知", "", null, "〔1〕号")));

        assertThat(moved.status()).isEqualTo("changed");
        assertThat(moved.sequence()).isEqualTo(2);
        assertThat(again).isEqualTo(moved);
    }

    @Test
    void withdrawingGoesBackToTheGuessButCountsOn() {
        LocalDate guess = only(book.almanac()).start();
        await(book.put(planner, draft(0, 6, 14)));

        StoredNotice gone = await(book.withdraw(planner, StoredNotice.idOf(WEEK, year), 1));

        assertThat(gone.withdrawn()).isTrue();
        assertThat(only(book.almanac()))
                .extracting(ObservedDate::start, ObservedDate::status, ObservedDate::sequence, ObservedDate::notice)
                .containsExactly(guess, Status.EXPECTED, 2, null);
        assertThat(await(book.put(planner, draft(2, 6, 14))).sequence()).isEqualTo(3);
    }

    @Test
    void showsWhatWouldBeWithoutStoringIt() {
        LocalDate guess = only(book.almanac()).start();

        Almanac then = book.almanacIf(draft(0, 7, 5));

        assertThat(only(then).start()).isEqualTo(LocalDate.of(year, 7, 5));
        assertThat(only(book.almanac()).start()).isEqualTo(guess);
        assertThat(then.resolve("national-low-carbon-day", year).get(0).start()).isEqualTo(LocalDate.of(year, 7, 7));
    }

    @Test
    void refusesAStaleVersionAndWhatNobodyCanMean() {
        await(book.put(planner, draft(0, 6, 14)));

        refused(book.put(planner, draft(0, 6, 28)), ChangedMeanwhileException.class, "changed meanwhile");
        refused(book.put(planner, bad("nope", "announced", "2027-06-05", null)), RefusedException.class, "no such day");
        refused(
                book.put(planner, bad("world-water-day", "expected", "2027-06-05", null)),
                RefusedException.class,
                "/status");
        refused(book.put(planner, bad("world-water-day", "announced", null, null)), RefusedException.class, "/start");
        refused(
                book.put(planner, bad("world-water-day", "announced", "2028-06-05", null)),
                RefusedException.class,
                "another year");
        refused(
                book.put(planner, bad("world-water-day", "announced", "2027-06-05", "2027-06-04")),
                RefusedException.class,
                "/end");
    }

    @Test
    void onlyAPlannerAtTheRootEntersNotices() {
        refused(book.put(actor(county, Role.PLANNER), draft(0, 6, 14)), RefusedException.class, "root");
        refused(book.put(actor(city, Role.EDITOR), draft(0, 6, 14)), RefusedException.class, "CAMPAIGN_WRITE");
        assertThat(await(book.put(ADMIN, draft(0, 6, 14))).version()).isEqualTo(1);
    }

    @Test
    void aUnitsOwnDayIsSeenBelowItAndNowhereElse() {
        LocalDay own =
                await(book.addDay(planner, city.id(), LocalDayText.of("母亲河日", LocalRule.fixed(MonthDay.of(5, 9)))));
        Unit elsewhere = unit("别市", null);

        assertThat(book.almanac(county).resolve(own.id(), 2027))
                .extracting(ObservedDate::name, ObservedDate::start)
                .containsExactly(tuple("母亲河日", LocalDate.of(2027, 5, 9)));
        assertThat(book.almanac(elsewhere).find(own.id())).isEmpty();
        assertThat(book.almanac().find(own.id())).isEmpty();
        assertThat(book.find(own.id())).isPresent();
        refused(
                book.changeDay(actor(county, Role.PLANNER), own.id(), 1, own.text()),
                RefusedException.class,
                "neither yours");
    }

    @Test
    void everyStepWithAnOwnDayCanBeUndone() {
        LocalDay added =
                await(book.addDay(planner, city.id(), LocalDayText.of("甲日", LocalRule.fixed(MonthDay.of(5, 9)))));
        LocalDay changed = await(
                book.changeDay(planner, added.id(), 1, LocalDayText.of("乙日", LocalRule.fixed(MonthDay.of(5, 10)))));
        LocalDay back = await(book.undoDay(planner, added.id(), 2));
        LocalDay removed = await(book.removeDay(planner, added.id(), 3));
        boolean listed = book.almanac(city).year(2027).stream()
                .anyMatch(date -> date.id().equals(added.id()));
        LocalDay again = await(book.undoDay(planner, added.id(), 4));

        assertThat(List.of(changed, back, removed, again))
                .extracting(day -> day.text().name(), LocalDay::removed)
                .containsExactly(tuple("乙日", false), tuple("甲日", false), tuple("甲日", true), tuple("甲日", false));
        assertThat(listed).isFalse();
        assertThat(book.almanac(city).resolve(added.id(), 2027).get(0).sequence())
                .isEqualTo(4);
    }

    @Test
    void takesEveryRuleAUnitMayChoose() {
        assertThat(List.of(
                        start(LocalRule.once(LocalDate.of(2027, 2, 20), LocalDate.of(2027, 2, 22))),
                        start(LocalRule.once(LocalDate.of(2028, 2, 29), LocalDate.of(2028, 2, 29))),
                        start(LocalRule.range(MonthDay.of(4, 1), MonthDay.of(4, 7))),
                        start(new LocalRule("nth-weekday", null, null, 5, 7, 3, null, null, 1)),
                        start(new LocalRule("week-containing", "06-05", null, null, 1, null, null, null, null)),
                        start(new LocalRule(
                                "offset-from", null, null, null, null, null, "world-environment-day", -3, 2))))
                .containsExactly(
                        "2027-02-20/2027-02-22 announced",
                        "2028-02-29/2028-02-29 announced",
                        "2027-04-01/2027-04-07 by-rule",
                        "2027-05-16/2027-05-16 by-rule",
                        "2027-05-31/2027-06-06 by-rule",
                        "2027-06-02/2027-06-03 by-rule");
        refused(
                book.addDay(
                        planner,
                        city.id(),
                        LocalDayText.of("丙", new LocalRule("nth-weekday", null, null, 5, 7, 5, null, null, 1))),
                RefusedException.class,
                "/rule");
        refused(
                book.addDay(
                        planner,
                        city.id(),
                        LocalDayText.of("丙", new LocalRule("offset-from", null, null, null, null, null, "nope", 1, 1))),
                RefusedException.class,
                "no such day");
    }

    @Test
    void aHiddenDayIsOffTheUnitsCalendarUntilItIsShownAgain() {
        await(book.hide(planner, city.id(), "world-water-day"));
        await(book.hide(planner, city.id(), "world-water-day"));

        assertThat(book.hidden(city.id())).isEqualTo(Set.of("world-water-day"));
        assertThat(book.almanac(city).year(2027)).noneMatch(date -> date.id().equals("world-water-day"));
        assertThat(book.almanac(county).year(2027)).anyMatch(date -> date.id().equals("world-water-day"));

        await(book.show(planner, city.id(), "world-water-day"));

        assertThat(book.almanac(city).year(2027)).anyMatch(date -> date.id().equals("world-water-day"));
    }

    private String start(LocalRule rule) {
        LocalDay day = await(book.addDay(planner, city.id(), LocalDayText.of("试", rule)));
        int of = rule.type().equals("once") ? LocalDate.parse(rule.start()).getYear() : 2027;
        ObservedDate date = book.almanac(city).resolve(day.id(), of).get(0);
        return date.start() + "/" + date.end() + " " + date.status().code();
    }

    private ObservedDate only(Almanac almanac) {
        List<ObservedDate> dates = almanac.resolve(WEEK, year);
        assertThat(dates).hasSize(1);
        return dates.get(0);
    }

    private StoredNotice draft(long version, int month, int day) {
        LocalDate start = LocalDate.of(year, month, day);
        return StoredNotice.draft(version, WEEK, year, "announced", start, start.plusDays(6), "通知", "", null, "〔1〕号");
    }

    private static StoredNotice bad(String id, String status, String start, String end) {
        return StoredNotice.draft(
                0,
                id,
                2027,
                status,
                start == null ? null : LocalDate.parse(start),
                end == null ? null : LocalDate.parse(end),
                "通知",
                "",
                null,
                "");
    }

    private static void refused(Future<?> step, Class<? extends Throwable> type, String part) {
        assertThatThrownBy(() -> await(step)).isInstanceOf(type).hasMessageContaining(part);
    }

    private DayBook another() {
        return new DayBook(platform, FILE, accounts.service().tree(), accounts.trail());
    }

    private Unit unit(String name, String parent) {
        return await(accounts.service().createUnit(ADMIN, new NewUnit(name, "", parent, "湖北省鄂州市", false)));
    }

    private static Actor actor(Unit unit, Role role) {
        String id = Ids.next("user");
        return new Actor(id, id, "某人", Set.of(role), unit.id());
    }

    @Test
    void refusesANoticeThatLastsLongerThanItsKindOrIntoTheYearAfter() {
        StoredNotice month = bad("world-water-day", "announced", "2027-03-22", "2027-04-22");
        StoredNotice week = bad(WEEK, "announced", "2027-06-14", "2027-08-13");
        StoredNotice later = bad("env-facility-open-months", "announced", "2027-06-14", "2028-02-01");

        refused(book.put(planner, month), RefusedException.class, "/end");
        refused(book.put(planner, week), RefusedException.class, "/end");
        refused(book.put(planner, later), RefusedException.class, "/end");
        assertThat(await(book.put(planner, bad("world-water-day", "announced", "2027-03-22", "2027-04-21")))
                        .end())
                .isEqualTo("2027-04-21");
    }

    @Test
    void refusesOwnDaysThatLastTooLongOrSayMoreThanTheirRuleTakes() {
        LocalRule backwards = LocalRule.range(MonthDay.of(3, 5), MonthDay.of(3, 1));
        LocalRule long31 = LocalRule.range(MonthDay.of(3, 1), MonthDay.of(4, 1));
        LocalRule once = LocalRule.once(LocalDate.of(2027, 3, 1), LocalDate.of(2027, 4, 1));
        LocalRule stray = new LocalRule("fixed", "03-05", null, 3, null, null, null, null, null);

        refused(book.addDay(planner, city.id(), LocalDayText.of("甲", backwards)), RefusedException.class, "/rule/end");
        refused(book.addDay(planner, city.id(), LocalDayText.of("甲", long31)), RefusedException.class, "/rule/end");
        refused(book.addDay(planner, city.id(), LocalDayText.of("甲", once)), RefusedException.class, "/rule/end");
        refused(book.addDay(planner, city.id(), LocalDayText.of("甲", stray)), RefusedException.class, "/rule/month");
        assertThat(start(LocalRule.range(MonthDay.of(12, 20), MonthDay.of(1, 10))))
                .isEqualTo("2027-12-20/2028-01-10 by-rule");
    }
}
