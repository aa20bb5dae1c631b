package io.redletter.console.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * Dates and numbers in the words of one language; templates know it as {@code fmt}. A zone is an IANA name, and where it is
 * empty the zone of the installation.
 */
public final class Wording {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter INPUT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private final boolean chinese;
    private final ZoneId zone;
    private final Clock clock;

    public Wording(Words words, ZoneId zone, Clock clock) {
        this.chinese = words.isChinese();
        this.zone = zone;
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate todayDate() {
        return LocalDate.now(clock.withZone(zone));
    }

    public String getToday() {
        return day(todayDate());
    }

    public int getTodayDay() {
        return todayDate().getDayOfMonth();
    }

    public long getNowMillis() {
        return clock.millis();
    }

    /** {@code 2027年6月5日 周六}. */
    public String day(LocalDate day) {
        return chinese
                ? day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日 " + weekday(day)
                : ENGLISH.format(day);
    }

    /** {@code 6月5日}. */
    public String shortDay(LocalDate day) {
        return chinese ? day.getMonthValue() + "月" + day.getDayOfMonth() + "日" : ENGLISH_DAY.format(day);
    }

    /** {@code 6月5日 周六}; with the year where it is not this one. */
    public String near(LocalDate day) {
        if (day.getYear() != todayDate().getYear()) {
            return day(day);
        }
        return chinese ? shortDay(day) + " " + weekday(day) : weekday(day) + " " + shortDay(day);
    }

    /** {@code 周六}. */
    public String weekday(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.SHORT, chinese ? Locale.CHINA : Locale.ENGLISH);
    }

    /** {@code 2027年6月1日—7日}, or the one day. */
    public String range(LocalDate start, LocalDate end) {
        if (start.equals(end)) {
            return day(start);
        }
        return chinese ? start.getYear() + "年" + brief(start, end) : brief(start, end) + " " + end.getYear();
    }

    /** Where the first day is said already: {@code —21日}, or {@code —5月1日} in another month. */
    public String until(LocalDate start, LocalDate end) {
        boolean oneMonth = start.getMonth() == end.getMonth() && start.getYear() == end.getYear();
        if (chinese) {
            return "—" + (oneMonth ? end.getDayOfMonth() + "日" : shortDay(end));
        }
        return "– " + (oneMonth ? String.valueOf(end.getDayOfMonth()) : shortDay(end));
    }

    /** {@code 6月1日—7日}, without a year where both lie in one. */
    public String brief(LocalDate start, LocalDate end) {
        if (start.equals(end)) {
            return shortDay(start);
        }
        if (start.getYear() != end.getYear()) {
            return chinese
                    ? shortDay(start) + "—" + end.getYear() + "年" + shortDay(end)
                    : shortDay(start) + " " + start.getYear() + " – " + shortDay(end);
        }
        boolean oneMonth = start.getMonth() == end.getMonth();
        if (chinese) {
            return shortDay(start) + "—" + (oneMonth ? end.getDayOfMonth() + "日" : shortDay(end));
        }
        return (oneMonth ? String.valueOf(start.getDayOfMonth()) : shortDay(start)) + " – " + shortDay(end);
    }

    /** {@code 2027年6月5日 周六 08:00}; seconds only where there are some. */
    public String full(Instant at, String zoneName) {
        ZonedDateTime there = at.atZone(zone(zoneName));
        return full(there.toLocalDateTime());
    }

    public String full(LocalDateTime local) {
        return day(local.toLocalDate()) + (chinese ? " " : ", ") + time(local.toLocalTime());
    }

    /** The full time with its zone, for a hover. */
    public String zoned(Instant at, String zoneName) {
        ZoneId there = zone(zoneName);
        return full(at, zoneName) + " " + there + " (" + at.atZone(there).getOffset() + ")";
    }

    /** Relative within a day, such as {@code 12 分钟后}; else the day and the time. */
    public String when(Instant at, String zoneName) {
        Duration away = Duration.between(clock.instant(), at);
        if (away.abs().compareTo(Duration.ofDays(1)) < 0) {
            return relative(away);
        }
        LocalDateTime local = at.atZone(zone(zoneName)).toLocalDateTime();
        boolean thisYear = local.getYear() == todayDate().getYear();
        String day = thisYear ? shortDay(local.toLocalDate()) : day(local.toLocalDate());
        return day + " " + MINUTES.format(local);
    }

    /** As an input for date and time takes it: {@code 2027-06-05T08:00:00}. */
    public String local(Instant at, String zoneName) {
        return INPUT.format(at.atZone(zone(zoneName)));
    }

    public String input(LocalDateTime local) {
        return INPUT.format(local);
    }

    /** The half of a bilingual sentence that this reader reads. */
    public String pick(String bilingual) {
        return Bilingual.pick(bilingual, chinese);
    }

    /** {@code 08:00} there, with seconds where there are some. */
    public String hour(Instant at, String zoneName) {
        return time(at.atZone(zone(zoneName)).toLocalTime());
    }

    /** {@code 3 天 02:15:09}, or without days. */
    public String countdown(Instant at) {
        Duration left = Duration.between(clock.instant(), at);
        long seconds = left.isNegative() ? 0 : left.plusMillis(999).toSeconds();
        String time = SECONDS.format(LocalTime.ofSecondOfDay(seconds % 86_400));
        long days = seconds / 86_400;
        return days == 0 ? time : days + (chinese ? " 天 " : days == 1 ? " day " : " days ") + time;
    }

    /** How much later one moment is than another: {@code +84 毫秒}, {@code +2.4 秒}. */
    public String lateness(Instant nominal, Instant actual) {
        Duration late = Duration.between(nominal, actual);
        String sign = late.isNegative() ? "−" : "+";
        Duration size = late.abs();
        if (size.toMillis() < 1_000) {
            return sign + size.toMillis() + (chinese ? " 毫秒" : " ms");
        }
        if (size.toSeconds() < 60) {
            return sign + String.format(Locale.ROOT, "%.1f", size.toMillis() / 1000.0) + (chinese ? " 秒" : " s");
        }
        return sign + size.toMinutes() + (chinese ? " 分 " : " min ") + size.toSecondsPart() + (chinese ? " 秒" : " s");
    }

    public String number(long number) {
        return Numbers.brief(number, chinese);
    }

    public String exact(long number) {
        return Numbers.exact(number);
    }

    public long millis(Instant at) {
        return at.toEpochMilli();
    }

    private String relative(Duration away) {
        boolean later = !away.isNegative();
        long seconds = away.abs().toSeconds();
        if (seconds < 45) {
            return chinese ? (later ? "马上" : "刚刚") : later ? "now" : "just now";
        }
        long amount = seconds < 3600 ? Math.round(seconds / 60.0) : Math.round(seconds / 3600.0);
        if (chinese) {
            return amount + (seconds < 3600 ? " 分钟" : " 小时") + (later ? "后" : "前");
        }
        String text = amount + (seconds < 3600 ? " min" : " h");
        return later ? "in " + text : text + " ago";
    }

    private static String time(LocalTime time) {
        return (time.getSecond() == 0 ? MINUTES : SECONDS).format(time);
    }

    private ZoneId zone(String name) {
        try {
            return name.isEmpty() ? zone : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return zone;
        }
    }
}
