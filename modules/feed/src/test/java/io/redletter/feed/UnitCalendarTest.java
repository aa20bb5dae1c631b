package io.redletter.feed;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.accounts.Actor;
import io.redletter.accounts.NewUser;
import io.redletter.accounts.Role;
import io.redletter.accounts.Unit;
import io.redletter.campaign.days.DayBook;
import io.redletter.campaign.days.LocalDayText;
import io.redletter.campaign.days.LocalRule;
import io.redletter.campaign.days.StoredNotice;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Sequence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calendars over HTTP: everybody's, and a unit's behind a key. */
@ExtendWith(PlatformExtension.class)
class UnitCalendarTest {
    private static final Actor ADMIN = Actor.system("test");
    private static final String WEEK = "national-energy-saving-week";

    private final Platform platform;
    private FeedsFixture fixture;
    private Actor planner;
    private DayBook days;

    UnitCalendarTest(Platform platform) {
        this.platform = platform;
    }

    @BeforeEach
    void open() {
        fixture = new FeedsFixture(platform);
        planner = person(fixture.city);
        days = fixture.campaigns.days();
        await(days.start());
    }

    @AfterEach
    void close() {
        await(days.stop());
        fixture.stop();
    }

    @Test
    void showsAMovedDateAtOnceWithAHigherSequence() {
        VEvent guess = event("/calendar/2027.ics", WEEK + "-2027@redletter");
        String tag = fixture.get("/calendar/2027.ics").getHeader("ETag");

        await(days.put(ADMIN, notice(0, "2027-06-14", "2027-06-20")));
        VEvent first = event("/calendar/2027.ics", WEEK + "-2027@redletter");
        VEvent child = event("/calendar/2027.ics", "national-low-carbon-day-2027@redletter");
        await(days.put(ADMIN, notice(1, "2027-06-21", "2027-06-27")));
        VEvent moved = event("/calendar/2027.ics", WEEK + "-2027@redletter");

        assertThat(guess.getStatus().getValue()).isEqualTo("TENTATIVE");
        assertThat(first.getStatus().getValue()).isEqualTo("CONFIRMED");
        assertThat(List.of(sequence(guess), sequence(first), sequence(moved))).containsExactly(0, 1, 2);
        assertThat(sequence(child)).isEqualTo(1);
        assertThat(moved.<DtStart<LocalDate>>getProperty(Property.DTSTART)
                        .orElseThrow()
                        .getDate())
                .isEqualTo("2027-06-21");
        assertThat(fixture.get("/calendar/2027.ics", Map.of("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void givesAUnitItsDaysAndCampaignsAndLeavesOutWhatItHides() {
        var own = await(
                days.addDay(planner, fixture.city.id(), LocalDayText.of("母亲河日", LocalRule.fixed(MonthDay.of(5, 9)))));
        await(days.hide(planner, fixture.city.id(), "world-water-day"));
        CalendarKey.Shown key = await(fixture.feeds.calendarKeys().create(planner, fixture.city.id(), "手机"));

        HttpResponse<Buffer> answer = fixture.get(key.path().replace("now.ics", "2027.ics"));
        List<String> ids = CalendarTest.events(CalendarTest.parsed(answer.body().getBytes())).stream()
                .map(event -> event.getUid().orElseThrow().getValue())
                .toList();

        assertThat(ids)
                .contains(own.id() + "-2027@redletter", fixture.campaignId + "@redletter")
                .doesNotContain("world-water-day-2027@redletter");
        assertThat(answer.getHeader("Cache-Control")).startsWith("private");
        assertThat(fixture.get("/calendar/2027.ics").bodyAsString())
                .contains("world-water-day-2027")
                .doesNotContain(own.id())
                .doesNotContain(fixture.campaignId);
        assertThat(answer.bodyAsString()).contains("REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H");
    }

    @Test
    void opensAUnitsCalendarToItsKeyAlone() {
        Unit other = fixture.unit("另一市", null);
        CalendarKey.Shown key = await(fixture.feeds.calendarKeys().create(planner, fixture.city.id(), "手机"));
        String wrong =
                key.path().substring(0, key.path().length() - 1) + (key.path().endsWith("x") ? "y" : "x");

        assertThat(fixture.get(key.path()).statusCode()).isEqualTo(200);
        assertThat(fixture.get(wrong).statusCode()).isEqualTo(403);
        assertThat(fixture.get("/calendar/2027.ics?unit=" + fixture.city.id()).statusCode())
                .isEqualTo(403);
        assertThat(fixture.get(key.path().replace(fixture.city.id(), other.id()))
                        .statusCode())
                .isEqualTo(403);

        await(fixture.feeds.calendarKeys().revoke(planner, key.calendarKey().id()));

        assertThat(fixture.get(key.path()).statusCode()).isEqualTo(403);
        assertThat(fixture.get(key.path()).bodyAsString()).doesNotContain("VEVENT");
    }

    @Test
    void narrowsByRegionAndTopic() {
        assertThat(fixture.get("/calendar/2027.ics?region=%E9%9D%92%E6%B5%B7").bodyAsString())
                .contains("bird-loving-week-2027");
        assertThat(fixture.get("/calendar/2027.ics?topic=water").bodyAsString())
                .contains("world-water-day-2027")
                .doesNotContain("world-environment-day");
        assertThat(fixture.get("/calendar/now.ics").statusCode()).isEqualTo(200);
        assertThat(fixture.get("/calendar/soon.ics").statusCode()).isEqualTo(404);
    }

    private static StoredNotice notice(long version, String start, String end) {
        return StoredNotice.draft(
                version,
                WEEK,
                2027,
                "announced",
                LocalDate.parse(start),
                LocalDate.parse(end),
                "关于 2027 年全国节能宣传周的通知",
                "国家发展改革委",
                null,
                "");
    }

    private VEvent event(String path, String uid) {
        return CalendarTest.events(CalendarTest.parsed(fixture.get(path).body().getBytes())).stream()
                .filter(event -> event.getUid().orElseThrow().getValue().equals(uid))
                .findFirst()
                .orElseThrow();
    }

    private static int sequence(VEvent event) {
        return event.<Sequence>getProperty(Property.SEQUENCE).orElseThrow().getSequenceNo();
    }

    private Actor person(Unit unit) {
        String login = "planner" + System.nanoTime();
        return await(fixture.accounts
                        .service()
                        .createUser(
                                ADMIN,
                                new NewUser(login, login, List.of(Role.PLANNER), unit.id(), "correct horse 42", false)))
                .actor();
    }

    @Test
    void keepsTheIdsOfADayOfSeveralTimesWhenANoticeMovesOne() {
        String id = "env-facility-open-months";
        List<String> before = ids(id);

        await(days.put(
                ADMIN,
                StoredNotice.draft(0, id, 2029, "announced", LocalDate.of(2029, 3, 20), null, "通知", "", null, "")));

        assertThat(before).hasSize(6);
        assertThat(ids(id)).isEqualTo(before);
        assertThat(event("/calendar/2029.ics", id + "-2029-2@redletter")
                        .<DtStart<LocalDate>>getProperty(Property.DTSTART)
                        .orElseThrow()
                        .getDate())
                .isEqualTo("2029-03-20");
        assertThat(event("/calendar/2029.ics", id + "-2029-3@redletter")
                        .<DtStart<LocalDate>>getProperty(Property.DTSTART)
                        .orElseThrow()
                        .getDate())
                .isEqualTo("2029-05-01");
    }

    private List<String> ids(String id) {
        return fixture.get("/calendar/2029.ics")
                .bodyAsString()
                .replace("\r\n ", "")
                .lines()
                .filter(line -> line.startsWith("UID:" + id))
                .toList();
    }
}
