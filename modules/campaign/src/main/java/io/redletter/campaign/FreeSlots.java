package io.redletter.campaign;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.accounts.UnitTree;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the next moment at which a push could leave without being in anybody's way. Reads only. */
public final class FreeSlots {
    private static final Duration AHEAD = Duration.ofDays(62);
    private static final int MOST_STEPS = 400;
    private static final int MOST_CHANNELS = 50;

    private final PushStore pushes;
    private final Channels channels;
    private final ChannelDefaults defaults;
    private final Quotas quotas;
    private final UnitTree units;
    private final InstantSource clock;

    FreeSlots(
            PushStore pushes,
            Channels channels,
            ChannelDefaults defaults,
            Quotas quotas,
            UnitTree units,
            InstantSource clock) {
        this.pushes = pushes;
        this.channels = channels;
        this.defaults = defaults;
        this.quotas = quotas;
        this.units = units;
        this.clock = clock;
    }

    /** What is asked for: free from this local time on, at the same minute of an hour. */
    public record Wish(
            List<String> channelIds, LocalDateTime local, @Nullable String zone, @Nullable String butPushId) {
        public Wish {
            channelIds = List.copyOf(channelIds);
        }
    }

    /** The first free moment from the one asked for on, within 62 days; channels that the actor does not see are left out. */
    public Future<FreeSlot> next(Actor actor, Wish wish) {
        return Future.succeededFuture()
                .compose(v -> {
                    actor.require(Permission.VIEW);
                    if (wish.channelIds().isEmpty() || wish.channelIds().size() > MOST_CHANNELS) {
                        throw RefusedException.field(
                                "query/channel", "invalid-field", "channel: 要选 1 到 50 个渠道 (expected: 1 to 50)");
                    }
                    return units.sight(actor);
                })
                .compose(sight -> channels.all().map(all -> all.stream()
                        .filter(card -> wish.channelIds().contains(card.id()) && sight.sees(card.unitId()))
                        .toList()))
                .compose(cards -> search(cards, wish));
    }

    private Future<FreeSlot> search(List<ChannelCard> cards, Wish wish) {
        PushTime asked = PushTime.of(wish.local(), wish.zone());
        Instant from = asked.due().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(1));
        List<String> ids = cards.stream().map(ChannelCard::id).toList();
        String but = Optional.ofNullable(wish.butPushId()).orElse("");
        return pushes.due(ids, from, asked.due().plus(AHEAD), but, PushFilter.MOST)
                .compose(busy -> step(new Search(cards, ids, busy, asked, new ArrayList<>()), asked.local(), 0));
    }

    /** @param why filled by the first moment that is looked at */
    private record Search(
            List<ChannelCard> cards, List<String> ids, List<Push> busy, PushTime asked, List<String> why) {
        boolean isOver(LocalDateTime local, int steps) {
            return steps >= MOST_STEPS || local.isAfter(asked.local().plus(AHEAD));
        }
    }

    private Future<FreeSlot> step(Search search, LocalDateTime local, int steps) {
        String zone = search.asked().zone().getId();
        if (search.isOver(local, steps)) {
            return Future.succeededFuture(new FreeSlot(null, zone, null, search.why()));
        }
        Due due = new Due(PushTime.of(local, zone), local);
        Optional<LocalDateTime> later = busy(search, due, steps == 0);
        if (later.isPresent()) {
            return step(search, later.get(), steps + 1);
        }
        return quotas.windows(search.ids(), due.time().due()).compose(windows -> {
            Optional<QuotaWindow> full =
                    windows.stream().filter(window -> window.left() == 0).findFirst();
            if (full.isEmpty()) {
                return Future.succeededFuture(
                        new FreeSlot(local, zone, due.time().due(), search.why()));
            }
            if (steps == 0) {
                search.why().add(spent(full.get()));
            }
            Instant free = full.get().nextFree();
            return free == null
                    ? Future.succeededFuture(new FreeSlot(null, zone, null, search.why()))
                    : step(search, atTheSameTime(search, free), steps + 1);
        });
    }

    private record Due(PushTime time, LocalDateTime local) {}

    /** The next local time worth looking at, where this one is past, in quiet hours, or in an hour that is taken. */
    private Optional<LocalDateTime> busy(Search search, Due due, boolean first) {
        LocalDateTime local = due.local();
        if (!due.time().due().isAfter(clock.instant())) {
            say(search, first, "时间已过 (the time has passed)");
            LocalDateTime now = clock.instant().atZone(due.time().zone()).toLocalDateTime();
            LocalDateTime ahead = local.plusHours(ChronoUnit.HOURS.between(local, now));
            return Optional.of(ahead.isAfter(now) ? ahead : ahead.plusHours(1));
        }
        for (ChannelCard card : search.cards()) {
            Optional<QuietHours> quiet = defaults.quiet(card).filter(hours -> hours.holds(local.toLocalTime()));
            if (quiet.isPresent()) {
                say(search, first, "渠道「" + card.name() + "」" + quiet.get().text() + " 是免打扰时段 (quiet hours)");
                return Optional.of(quiet.get().end(local));
            }
        }
        long taken = search.busy().stream()
                .filter(push -> sameHour(push, due.time()))
                .count();
        if (taken > 0) {
            say(search, first, "这个小时里同一渠道已有 " + taken + " 个推送 (" + taken + " in this hour already)");
            return Optional.of(local.plusHours(1));
        }
        return Optional.empty();
    }

    private static void say(Search search, boolean first, String why) {
        if (first) {
            search.why().add(why);
        }
    }

    private static boolean sameHour(Push push, PushTime time) {
        return push.due()
                .atZone(time.zone())
                .truncatedTo(ChronoUnit.HOURS)
                .equals(time.due().atZone(time.zone()).truncatedTo(ChronoUnit.HOURS));
    }

    /** A window begins at its midnight; the planner asked for a time of day. */
    private static LocalDateTime atTheSameTime(Search search, Instant free) {
        LocalDateTime begins = free.atZone(search.asked().zone()).toLocalDateTime();
        LocalDateTime sameDay =
                begins.toLocalDate().atTime(search.asked().local().toLocalTime());
        return sameDay.isBefore(begins) ? sameDay.plusDays(1) : sameDay;
    }

    private static String spent(QuotaWindow window) {
        return "渠道「" + window.channelName() + "」" + window.window() + " 的 " + window.granted() + " 次已排满 (all "
                + window.granted() + " of " + window.window() + " are taken)";
    }
}
