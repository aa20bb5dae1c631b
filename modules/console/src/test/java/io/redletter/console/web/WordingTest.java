package io.redletter.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.SettableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordingTest {
    private static final Instant NOW = Instant.parse("2027-06-05T00:00:00Z");
    private static final Wording ZH = wording("zh");
    private static final Wording EN = wording("en");

    private static Wording wording(String language) {
        return new Wording(new Words(language, Map.of()), ZoneId.of("Asia/Shanghai"), SettableClock.at(NOW));
    }

    @Test
    void writesDatesAsAColleagueWould() {
        LocalDate fifth = LocalDate.of(2027, 6, 5);

        assertThat(ZH.day(fifth)).isEqualTo("2027年6月5日 周六");
        assertThat(ZH.near(fifth)).isEqualTo("6月5日 周六");
        assertThat(ZH.near(fifth.plusYears(1))).as("another year").isEqualTo("2028年6月5日 周一");
        assertThat(ZH.full(LocalDateTime.of(2027, 6, 5, 8, 0))).isEqualTo("2027年6月5日 周六 08:00");
        assertThat(ZH.full(LocalDateTime.of(2027, 6, 5, 8, 0, 15))).isEqualTo("2027年6月5日 周六 08:00:15");
        assertThat(EN.full(LocalDateTime.of(2027, 6, 5, 8, 0))).isEqualTo("Sat 5 Jun 2027, 08:00");
    }

    @ParameterizedTest
    @CsvSource({
        "2027-06-01, 2027-06-07, 6月1日—7日, 1 – 7 Jun",
        "2027-06-28, 2027-07-04, 6月28日—7月4日, 28 Jun – 4 Jul",
        "2027-12-30, 2028-01-02, 12月30日—2028年1月2日, 30 Dec 2027 – 2 Jan",
        "2027-06-05, 2027-06-05, 6月5日, 5 Jun",
    })
    void writesRangesWithoutRepeatingTheMonth(LocalDate from, LocalDate to, String chinese, String english) {
        assertThat(ZH.brief(from, to)).isEqualTo(chinese);
        assertThat(EN.brief(from, to)).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-06-05T00:00:10Z, 马上, now",
        "2027-06-04T23:59:30Z, 刚刚, just now",
        "2027-06-05T00:12:00Z, 12 分钟后, in 12 min",
        "2027-06-04T21:00:00Z, 3 小时前, 3 h ago",
        "2027-06-08T00:00:00Z, 6月8日 08:00, 8 Jun 08:00",
        "2028-01-01T00:00:00Z, 2028年1月1日 周六 08:00, Sat 1 Jan 2028 08:00",
    })
    void saysWhenRelativelyWithinADay(Instant at, String chinese, String english) {
        assertThat(ZH.when(at, "")).isEqualTo(chinese);
        assertThat(EN.when(at, "")).isEqualTo(english);
    }

    @Test
    void showsTheTimeOfTheZoneThatWasMeant() {
        assertThat(ZH.full(NOW, "Asia/Urumqi")).isEqualTo("2027年6月5日 周六 06:00");
        assertThat(ZH.zoned(NOW, "")).isEqualTo("2027年6月5日 周六 08:00 Asia/Shanghai (+08:00)");
        assertThat(ZH.full(NOW, "Nowhere/Land")).isEqualTo("2027年6月5日 周六 08:00");
    }

    @Test
    void countsDownToZeroAndNotBelow() {
        assertThat(ZH.countdown(NOW.plusSeconds(3 * 86_400 + 8_109))).isEqualTo("3 天 02:15:09");
        assertThat(EN.countdown(NOW.plusSeconds(86_400))).isEqualTo("1 day 00:00:00");
        assertThat(ZH.countdown(NOW.plusMillis(1))).isEqualTo("00:00:01");
        assertThat(ZH.countdown(NOW.minusSeconds(5))).isEqualTo("00:00:00");
    }

    @ParameterizedTest
    @CsvSource({"84, +84 毫秒", "-84, −84 毫秒", "2400, +2.4 秒", "90000, +1 分 30 秒"})
    void saysHowLateSomethingWas(long millis, String expected) {
        assertThat(ZH.lateness(NOW, NOW.plusMillis(millis))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0;0;0",
                "3482;3,482;3,482",
                "9999;9,999;9,999",
                "10000;1 万;10K",
                "12345;1.2 万;12.3K",
                "99999999;1 亿;100M",
                "99994999;9,999.5 万;100M",
                "340000000;3.4 亿;340M",
                "1284320;128.4 万;1.3M",
            })
    void shortensNumbersFromTenThousand(long number, String chinese, String english) {
        assertThat(ZH.number(number)).isEqualTo(chinese);
        assertThat(EN.number(number)).isEqualTo(english);
    }
}
