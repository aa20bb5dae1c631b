package io.redletter.campaign.cascade;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.accounts.Sight;
import io.redletter.accounts.Unit;
import io.redletter.accounts.UnitTree;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.Push;
import io.redletter.campaign.PushTime;
import io.redletter.campaign.QuotaAsk;
import io.redletter.campaign.QuotaEffect;
import io.redletter.campaign.Quotas;
import io.redletter.campaign.days.DayBook;
import io.redletter.campaign.days.StoredNotice;
import io.redletter.observance.Almanac;
import io.redletter.observance.Observance;
import io.redletter.observance.ObservedDate;
import io.redletter.observance.Status;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.RefusedException;
import io.redletter.platform.json.Json;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Works out what a notice or other dates for a campaign would move; changes nothing. */
final class Planner {
    private static final int MOST_MOVES = 2_000;

    private final CascadeGround ground;
    private final DayBook days;
    private final Quotas quotas;
    private final UnitTree units;
    private final InstantSource clock;

    Planner(CascadeGround ground, DayBook days, Quotas quotas, UnitTree units, InstantSource clock) {
        this.ground = ground;
        this.days = days;
        this.quotas = quotas;
        this.units = units;
        this.clock = clock;
    }

    Future<CascadePlan> ofNotice(Actor actor, StoredNotice draft, Set<String> cancel) {
        StoredNotice before = days.notice(draft.observanceId(), draft.year()).orElse(null);
        long version = before == null ? 0 : before.version();
        if (draft.version() != version) {
            return Future.failedFuture(new ChangedMeanwhileException("notice", draft.id(), draft.version()));
        }
        Almanac then = days.almanacIf(draft);
        Set<String> moved = new HashSet<>(days.almanac().leaningOn(draft.observanceId()));
        moved.add(draft.observanceId());
        Cause cause = new Cause(
                Cause.NOTICE,
                days.find(draft.observanceId()).map(Observance::name).orElse(draft.observanceId()) + " " + draft.year(),
                draft,
                before,
                null,
                spot(of(days.almanac().resolve(draft.observanceId(), draft.year()), draft)),
                spot(of(then.resolve(draft.observanceId(), draft.year()), draft)),
                cancel);
        List<Stay> stays = new ArrayList<>();
        return units.sight(actor)
                .compose(sight -> ground.onDays(Sight.all(), moved, draft.year())
                        .compose(all -> shifts(all, sight, draft, cancel, stays)
                                .compose(shifts -> plan(actor, cause, shifts, stays, unseen(all, sight)))))
                .compose(plan -> days.mayEnterNotices(actor).map(may -> mayEnter(plan, draft, may)));
    }

    Future<CascadePlan> ofCampaign(Actor actor, Campaign campaign, LocalDate start, LocalDate end) {
        return ground.unit(campaign.unitId()).compose(unit -> {
            List<ObservedDate> dates = campaign.observanceId() == null || unit.isEmpty()
                    ? List.of()
                    : days.almanac(unit.get())
                            .resolve(
                                    campaign.observanceId(),
                                    start.getYear(),
                                    unit.get().region());
            boolean follows = dates.stream()
                    .anyMatch(date -> date.start().equals(start) && date.end().equals(end));
            Shift shift = Shift.to(campaign, start, end, follows);
            Cause cause = new Cause(
                    Cause.CAMPAIGN, campaign.name(), null, null, campaign.id(), shift.from(), shift.to(), Set.of());
            return plan(actor, cause, List.of(shift), List.of(), 0);
        });
    }

    private Future<List<Shift>> shifts(
            List<Campaign> all, Sight sight, StoredNotice draft, Set<String> cancel, List<Stay> stays) {
        List<Shift> shifts = new ArrayList<>();
        Future<Void> done = Future.succeededFuture();
        for (Campaign campaign : all) {
            if (!sight.sees(campaign.unitId())) {
                continue;
            }
            String why = Whys.of(campaign);
            if (!why.isEmpty()) {
                stays.add(Whys.stay(campaign, why));
                continue;
            }
            done = done.compose(v -> ground.unit(campaign.unitId())).map(unit -> {
                shifts.add(shift(
                        campaign,
                        unit.orElseThrow(() -> new NotFoundException("unit", campaign.unitId())),
                        draft,
                        cancel));
                return null;
            });
        }
        return done.map(v -> {
            requireOffered(cancel, shifts);
            return List.copyOf(shifts);
        });
    }

    /** Only what loses its day can be cancelled with it. */
    private static void requireOffered(Set<String> cancel, List<Shift> shifts) {
        int place = 0;
        for (String id : cancel) {
            boolean offered = shifts.stream()
                    .anyMatch(shift -> !shift.isMove() && shift.campaign().id().equals(id));
            if (!offered) {
                String pointer = "/cancel/" + place;
                throw RefusedException.field(
                        pointer,
                        "not-offered",
                        pointer + ": 活动 " + id
                                + " 不在可随这一天取消的活动里 (expected: a campaign that loses its day by this notice)");
            }
            place++;
        }
    }

    /** Where a day is held twice a year, a campaign goes with the date it stands on, or the one nearest to it. */
    private Shift shift(Campaign campaign, Unit unit, StoredNotice draft, Set<String> cancel) {
        String id = String.valueOf(campaign.observanceId());
        List<ObservedDate> before = days.almanac(unit).resolve(id, draft.year(), unit.region());
        List<ObservedDate> after = days.almanacIf(draft, unit).resolve(id, draft.year(), unit.region());
        int index = ObservedDate.nearest(before, campaign.start())
                .map(before::indexOf)
                .orElse(0);
        Optional<ObservedDate> date =
                after.isEmpty() ? Optional.empty() : Optional.of(after.get(Math.min(index, after.size() - 1)));
        return date.filter(one -> one.status() != Status.CANCELLED)
                .map(one -> Shift.to(campaign, one.start(), one.end(), true))
                .orElseGet(() -> Shift.without(campaign, cancel.contains(campaign.id())));
    }

    private Future<CascadePlan> plan(Actor actor, Cause cause, List<Shift> shifts, List<Stay> first, long unseen) {
        return new Gathering(ground).of(shifts).compose(found -> new Conflicts(ground, found, clock.instant())
                .of(shifts)
                .compose(conflicts -> quotas.effects(asks(found)).map(effects -> {
                    List<Stay> stays = new ArrayList<>(first);
                    stays.addAll(found.stays());
                    List<Conflict> seen = new ArrayList<>(conflicts);
                    if (unseen > 0) {
                        seen.add(unseen(unseen));
                    }
                    return plan(cause, found.moves(), stays, effects, seen, problems(actor, found));
                })));
    }

    private static List<QuotaAsk> asks(Hangers.Found found) {
        List<QuotaAsk> asks = new ArrayList<>();
        for (Move move : found.moves()) {
            Push push = found.pushes().get(move.subject());
            if (push != null && move.deed() == Deed.MOVE) {
                PushTime time = PushTime.of(move.to().local(), move.to().zone());
                push.channelIds()
                        .forEach(channel -> asks.add(new QuotaAsk(push.id(), channel, time.due(), push.due())));
            }
        }
        return asks;
    }

    private static List<String> problems(Actor actor, Hangers.Found found) {
        List<String> problems = new ArrayList<>();
        if (!actor.may(Permission.PUSH_WRITE) && has(found, MoveKind.PUSH)) {
            problems.add("要移动推送,需要编排推送的权限 (pushes move: the right to plan them is needed)");
        }
        if (!actor.may(Permission.CONTENT_RELEASE) && has(found, MoveKind.RELEASE)) {
            problems.add("要移动作品的发布时间,需要定时发布的权限 (releases move: the right to plan them is needed)");
        }
        if (found.moves().size() > MOST_MOVES) {
            problems.add("一次最多移动 " + MOST_MOVES + " 项,现在有 " + found.moves().size()
                    + " 项,请按活动分别移动 (too many at once, move them campaign by campaign)");
        }
        return problems;
    }

    private static boolean has(Hangers.Found found, MoveKind kind) {
        return found.moves().stream().anyMatch(move -> move.kind() == kind);
    }

    private static CascadePlan mayEnter(CascadePlan plan, StoredNotice draft, boolean may) {
        if (may || draft.observanceId().startsWith("local-")) {
            return plan;
        }
        List<String> problems = new ArrayList<>(plan.problems());
        problems.add("通知由最上级单位登记,请联系上级 (notices are entered by a unit at the root)");
        return plan(plan.cause(), plan.moves(), plan.stays(), plan.quotas(), plan.conflicts(), problems);
    }

    private static CascadePlan plan(
            Cause cause,
            List<Move> moves,
            List<Stay> stays,
            List<QuotaEffect> effects,
            List<Conflict> conflicts,
            List<String> problems) {
        CascadePlan open = new CascadePlan(cause, inOrder(moves), stays, effects, conflicts, problems, "");
        return new CascadePlan(cause, open.moves(), stays, effects, conflicts, problems, digest(Json.text(open)));
    }

    /** Each campaign, then what hangs on it: tasks and the rest by their time. */
    private static List<Move> inOrder(List<Move> moves) {
        List<String> campaigns = moves.stream().map(Move::campaignId).distinct().toList();
        return moves.stream()
                .sorted(Comparator.<Move>comparingInt(move -> campaigns.indexOf(move.campaignId()))
                        .thenComparing(Move::kind)
                        .thenComparing(move -> move.from().local())
                        .thenComparing(Move::subject))
                .toList();
    }

    private static Conflict unseen(long count) {
        return new Conflict(
                "out-of-sight",
                false,
                "还有 " + count + " 个活动属于你看不到的单位,不在这里移动 (campaigns of units you do not see are not moved here)",
                List.of());
    }

    private static long unseen(List<Campaign> all, Sight sight) {
        return all.stream().filter(campaign -> !sight.sees(campaign.unitId())).count();
    }

    /** The date that a notice speaks of: of a day that is held several times, the one nearest to what it says. */
    private static Optional<ObservedDate> of(List<ObservedDate> dates, StoredNotice draft) {
        LocalDate start = draft.start();
        return start == null ? dates.stream().findFirst() : ObservedDate.nearest(dates, start);
    }

    private static @Nullable Spot spot(Optional<ObservedDate> date) {
        return date.map(one -> Spot.days(one.start(), one.end(), PushTime.STANDARD_ZONE))
                .orElse(null);
    }

    static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 40);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
