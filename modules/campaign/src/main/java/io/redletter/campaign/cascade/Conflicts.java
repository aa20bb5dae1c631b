package io.redletter.campaign.cascade;

import io.redletter.campaign.Push;
import io.redletter.campaign.PushTime;
import io.redletter.content.Work;
import io.redletter.content.WorkState;
import io.vertx.core.Future;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a person should see before confirming: times that are past, that collide, or that come before what they need. */
final class Conflicts {
    private static final int SHORT_DAYS = 10;
    private static final int MOST = 100;

    private final CascadeGround ground;
    private final Hangers.Found found;
    private final Instant now;
    private final List<Conflict> all = new ArrayList<>();
    private final Set<String> pairs = new HashSet<>();

    Conflicts(CascadeGround ground, Hangers.Found found, Instant now) {
        this.ground = ground;
        this.found = found;
        this.now = now;
    }

    Future<List<Conflict>> of(List<Shift> shifts) {
        List<Move> moves =
                found.moves().stream().filter(move -> move.deed() == Deed.MOVE).toList();
        moves.forEach(this::past);
        moves.forEach(this::weekend);
        moves.forEach(this::shifted);
        Map<String, Move> pushes = byId(moves, MoveKind.PUSH);
        Map<String, Move> releases = byId(moves, MoveKind.RELEASE);
        found.works().values().forEach(work -> release(work, releases.get(work.id()), pushes));
        Future<Void> done = Future.succeededFuture();
        for (Move move : pushes.values()) {
            done = done.compose(v -> sameHour(move, pushes));
        }
        for (Shift shift : shifts) {
            done = done.compose(v -> clash(shift, byId(moves, MoveKind.CAMPAIGN)));
        }
        return done.map(v -> all.stream().limit(MOST).toList());
    }

    private void past(Move move) {
        Instant at = move.to().at();
        boolean past = at == null
                ? move.kind() == MoveKind.TASK
                        && move.to()
                                .day()
                                .isBefore(
                                        now.atZone(ZoneId.of(move.to().zone())).toLocalDate())
                : !at.isAfter(now);
        if (!past) {
            return;
        }
        boolean armed = move.kind() == MoveKind.PUSH && move.was().equals("armed");
        String then = armed ? ",会移过去并暂停,等人决定" : "";
        String thenEn = armed ? ", it goes there and is held for a person" : "";
        add(
                "past",
                move.kind() == MoveKind.TASK,
                "「" + move.title() + "」的新时间 " + when(move.to()) + " 已经过去" + then + " (its new time is past" + thenEn
                        + ")",
                List.of(move.subject()));
    }

    private void weekend(Move move) {
        boolean plain = move.kind() == MoveKind.PUSH || move.kind() == MoveKind.TASK;
        if (plain && isWeekend(move.to().day()) && !isWeekend(move.from().day())) {
            add(
                    "weekend",
                    true,
                    "「" + move.title() + "」移到了周末 " + when(move.to()) + " (it now falls on a weekend)",
                    List.of(move.subject()));
        }
    }

    private void shifted(Move move) {
        if (move.kind() == MoveKind.PUSH) {
            PushTime.of(move.to().local(), move.to().zone())
                    .note()
                    .ifPresent(note -> add("time-shifted", true, note, List.of(move.subject())));
        }
    }

    /** A push must not leave before its work is out: neither one that moves nor one that stays. */
    private void release(Work work, @Nullable Move release, Map<String, Move> pushes) {
        Instant opens = release == null ? work.releaseAt() : release.to().at();
        if (opens == null || work.state() != WorkState.APPROVED) {
            return;
        }
        for (Push push : found.pushes().values()) {
            Move move = pushes.get(push.id());
            Instant leaves = move == null ? push.due() : move.to().at();
            if (push.workId().equals(work.id())
                    && push.stateWord().isOpen()
                    && (move != null || release != null)
                    && leaves != null
                    && opens.isAfter(leaves)) {
                add(
                        "release-after-push",
                        false,
                        "「" + work.title() + "」" + when(Spot.instant(opens, push.zone())) + " 才发布,晚于推送 "
                                + when(Spot.instant(leaves, push.zone())) + " (its release comes after a push of it)",
                        List.of(work.id(), push.id()));
            }
        }
    }

    private Future<Void> sameHour(Move move, Map<String, Move> moving) {
        Push push = found.pushes().get(move.subject());
        if (push == null) {
            return Future.succeededFuture();
        }
        PushTime time = PushTime.of(move.to().local(), move.to().zone());
        return ground.sameHour(push, time).map(others -> {
            List<String> there = new ArrayList<>(others.stream()
                    .map(Push::id)
                    .filter(id -> !moving.containsKey(id))
                    .toList());
            moving.values().stream()
                    .filter(other -> !other.subject().equals(move.subject()))
                    .filter(other -> sharesChannel(push, other) && isSameHour(move.to(), other.to()))
                    .forEach(other -> there.add(other.subject()));
            there.removeIf(other -> !pairs.add(pair(move.subject(), other)));
            if (!there.isEmpty()) {
                add(
                        "same-hour",
                        false,
                        "「" + move.title() + "」移到 " + when(move.to()) + " 后,同一渠道同一小时还有 " + there.size()
                                + " 个推送 (other pushes to the same channel in the same hour)",
                        there);
            }
            return null;
        });
    }

    /** Two pushes meet once, whichever of them is looked at first. */
    private static String pair(String one, String other) {
        return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
    }

    private boolean sharesChannel(Push push, Move other) {
        Push that = found.pushes().get(other.subject());
        return that != null && that.channelIds().stream().anyMatch(push.channelIds()::contains);
    }

    private static boolean isSameHour(Spot one, Spot other) {
        return one.zone().equals(other.zone())
                && one.local()
                        .truncatedTo(ChronoUnit.HOURS)
                        .equals(other.local().truncatedTo(ChronoUnit.HOURS));
    }

    /** Two short campaigns of one unit on the same days; a month-long one runs beside everything. */
    private Future<Void> clash(Shift shift, Map<String, Move> campaigns) {
        if (!shift.isMove() || shift.isSame() || isLong(shift.start(), shift.end())) {
            return Future.succeededFuture();
        }
        return ground.between(shift.campaign().unitId(), shift.start(), shift.end())
                .map(others -> {
                    List<String> names = others.stream()
                            .filter(other -> !other.id().equals(shift.campaign().id()))
                            .filter(other -> !campaigns.containsKey(other.id()))
                            .filter(other -> !isLong(other.start(), other.end()))
                            .map(other -> other.name())
                            .toList();
                    if (!names.isEmpty()) {
                        add(
                                "campaign-clash",
                                true,
                                "「" + shift.campaign().name() + "」的新日期与「" + String.join("」「", names)
                                        + "」重叠 (it overlaps with another campaign of the unit)",
                                List.of(shift.campaign().id()));
                    }
                    return null;
                });
    }

    private void add(String code, boolean hint, String words, List<String> subjects) {
        all.add(new Conflict(code, hint, words, subjects));
    }

    private static Map<String, Move> byId(List<Move> moves, MoveKind kind) {
        return moves.stream()
                .filter(move -> move.kind() == kind)
                .collect(Collectors.toMap(Move::subject, move -> move, (a, b) -> a, HashMap::new));
    }

    private static boolean isLong(LocalDate start, LocalDate end) {
        return ChronoUnit.DAYS.between(start, end) >= SHORT_DAYS;
    }

    private static boolean isWeekend(LocalDate day) {
        return Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek());
    }

    private static String when(Spot spot) {
        return spot.time() == null ? spot.day().toString() : spot.day() + " " + spot.time();
    }
}
