package io.redletter.campaign;

import io.redletter.accounts.UnitTree;
import io.redletter.campaign.PushAnswer.Warning;
import io.redletter.campaign.days.DayBook;
import io.redletter.campaign.pause.PauseNotes;
import io.redletter.observance.ObservedDate;
import io.redletter.observance.Status;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a planner should know about a push that nothing forbids. Said when it is planned, armed or moved, on its page, and in
 * every dry run: always by {@link #of}.
 */
final class PushWarnings {
    private final PushStore pushes;
    private final DayBook days;
    private final UnitTree units;
    private final ChannelDefaults defaults;
    private final PauseNotes pauses;
    private final Map<String, Future<Optional<Warning>>> guesses = new ConcurrentHashMap<>();

    PushWarnings(PushStore pushes, DayBook days, UnitTree units, ChannelDefaults defaults, PauseNotes pauses) {
        this.pushes = pushes;
        this.days = days;
        this.units = units;
        this.defaults = defaults;
        this.pauses = pauses;
    }

    /** The same, each campaign's day looked up once; for one look at many pushes. */
    PushWarnings remembering() {
        return new PushWarnings(pushes, days, units, defaults, pauses);
    }

    /** About an open push and these of its channels, the most urgent first. */
    Future<List<Warning>> of(Push push, Campaign campaign, List<ChannelCard> cards) {
        List<String> ids = cards.stream().map(ChannelCard::id).toList();
        List<Warning> all = new ArrayList<>();
        return pauses.of(push.campaignId())
                .compose(paused -> {
                    all.addAll(paused);
                    shifted(push).ifPresent(all::add);
                    outside(push, campaign).ifPresent(all::add);
                    all.addAll(quiet(push, cards));
                    midnight(push).ifPresent(all::add);
                    return pushes.sameHour(push, ids);
                })
                .compose(others -> {
                    others(others, "same-hour", "同一渠道这个小时里还有", "more to the same channel in this hour")
                            .ifPresent(all::add);
                    return pushes.sameWork(push, ids);
                })
                .compose(twice -> {
                    others(twice, "same-work", "同一作品在同一渠道上还有", "more of the same work to the same channel")
                            .ifPresent(all::add);
                    return guesses.computeIfAbsent(campaign.id(), id -> guess(campaign));
                })
                .map(guess -> {
                    guess.ifPresent(all::add);
                    return List.copyOf(all);
                });
    }

    /** Clocks that are put forward or back at that very time. */
    static Optional<Warning> shifted(Push push) {
        return PushTime.of(push.local(), push.zone()).note().map(note -> new Warning("time-shifted", note, List.of()));
    }

    /** One that hangs on the campaign's dates stands where somebody put it on purpose. */
    private static Optional<Warning> outside(Push push, Campaign campaign) {
        LocalDate day = push.due().atZone(ZoneId.of(campaign.zone())).toLocalDate();
        return push.relative() == null && (day.isBefore(campaign.start()) || day.isAfter(campaign.end()))
                ? Optional.of(new Warning(
                        "outside-campaign",
                        day + " 不在活动「" + campaign.name() + "」的 " + campaign.start() + "—" + campaign.end()
                                + " 之内 (not within the campaign's days)",
                        List.of()))
                : Optional.empty();
    }

    private List<Warning> quiet(Push push, List<ChannelCard> cards) {
        return cards.stream()
                .flatMap(card -> defaults.quiet(card).stream()
                        .filter(hours -> hours.holds(push.local().toLocalTime()))
                        .map(hours -> new Warning(
                                "quiet-hours",
                                "渠道「" + card.name() + "」" + hours.text() + " 是免打扰时段 (quiet hours of this channel)",
                                List.of())))
                .toList();
    }

    /** A window for being late that midnight cuts short. */
    private static Optional<Warning> midnight(Push push) {
        if (!push.dayBound() || push.late().kind() != LatePolicy.Kind.SEND_WITHIN) {
            return Optional.empty();
        }
        Duration left = Duration.between(push.due(), push.dayEnd());
        return left.toSeconds() >= push.late().seconds()
                ? Optional.empty()
                : Optional.of(new Warning(
                        "cut-by-midnight",
                        "当天有效：最多只能晚 " + left.toMinutes() + " 分钟，过了 24 点作废 (it dies at midnight, " + left.toMinutes()
                                + " min after its time)",
                        List.of()));
    }

    private static Optional<Warning> others(List<Push> others, String code, String zh, String en) {
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(new Warning(
                        code,
                        zh + " " + others.size() + " 个推送：" + times(others) + " (" + others.size() + " " + en + ")",
                        others.stream().map(Push::id).toList()));
    }

    private static String times(List<Push> others) {
        List<LocalDateTime> first = others.stream().map(Push::local).limit(3).toList();
        return String.join("、", first.stream().map(PushWarnings::text).toList())
                + (others.size() > first.size() ? " 等" : "");
    }

    private static String text(LocalDateTime local) {
        return local.toLocalDate() + " " + local.toLocalTime();
    }

    /** A campaign that stands on a date which is only expected so far. */
    private Future<Optional<Warning>> guess(Campaign campaign) {
        String day = campaign.observanceId();
        return day == null
                ? Future.succeededFuture(Optional.empty())
                : units.find(campaign.unitId()).map(found -> found.flatMap(unit -> ObservedDate.nearest(
                                days.almanac(unit).resolve(day, campaign.start().getYear(), unit.region()),
                                campaign.start()))
                        .filter(date -> date.status() == Status.EXPECTED || date.status() == Status.CANCELLED)
                        .map(PushWarnings::unsure));
    }

    private static Warning unsure(ObservedDate date) {
        return date.status() == Status.CANCELLED
                ? new Warning("day-cancelled", "「" + date.name() + "」今年不举办 (the day is not held)", List.of())
                : new Warning(
                        "day-expected",
                        "「" + date.name() + "」的日期 " + date.start() + " 是预计的，还没有通知 (the date is a guess so far)",
                        List.of());
    }
}
