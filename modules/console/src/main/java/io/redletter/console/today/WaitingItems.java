package io.redletter.console.today;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.Push;
import io.redletter.campaign.PushFilter;
import io.redletter.campaign.PushState;
import io.redletter.campaign.PushTime;
import io.redletter.campaign.StrayedCampaign;
import io.redletter.campaign.pause.Pause;
import io.redletter.campaign.proposal.PlanCounts;
import io.redletter.campaign.proposal.PlanDocument;
import io.redletter.campaign.task.Task;
import io.redletter.console.web.PageCall;
import io.redletter.content.Work;
import io.redletter.content.WorkFilter;
import io.redletter.content.WorkState;
import io.redletter.delivery.Delivery;
import io.redletter.delivery.DeliveryState;
import io.redletter.delivery.DeskService;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What waits for the person who looks: only what they may do something about. */
final class WaitingItems {
    private static final Duration AHEAD = Duration.ofDays(14);
    private static final int MOST = 50;
    private static final int TASKS_AHEAD = 7;
    private static final ZoneId ZONE = ZoneId.of(PushTime.STANDARD_ZONE);

    private final TodayDesk desk;

    WaitingItems(TodayDesk desk) {
        this.desk = desk;
    }

    Future<List<TodayItem>> of(PageCall call) {
        List<Future<List<TodayItem>>> sources = List.of(
                pauses(call),
                strayed(call),
                plans(call),
                new JointItems(desk.joint()).of(call),
                deliveries(call),
                reviews(call),
                releases(call),
                pushes(call),
                tasks(call));
        return Future.all(sources).map(all -> all.<List<TodayItem>>list().stream()
                .flatMap(List::stream)
                .toList());
    }

    /** What is stopped now, for who may let it go on. */
    private Future<List<TodayItem>> pauses(PageCall call) {
        return call.actor().may(Permission.PUSH_WRITE)
                ? desk.pauses().active(call.actor()).compose(active -> desk.names()
                        .campaigns(
                                call.actor(),
                                active.stream().map(Pause::subject).toList())
                        .map(titles -> active.stream()
                                .limit(MOST)
                                .map(pause -> pause(call, pause, titles))
                                .toList()))
                : Future.succeededFuture(List.of());
    }

    private static TodayItem pause(PageCall call, Pause pause, Map<String, String> titles) {
        return TodayItem.of(
                "player-pause",
                "amber",
                pause.isOfLane()
                        ? call.t("lane." + pause.subject())
                        : titles.getOrDefault(pause.subject(), pause.subject()),
                call.t("today.paused", pause.reason()),
                pause.isOfLane() ? "/console/lanes" : "/console/campaigns/" + pause.subject(),
                pause.since(),
                false);
    }

    /** Campaigns whose day is elsewhere now: only who may move them is told. */
    private Future<List<TodayItem>> strayed(PageCall call) {
        return call.actor().may(Permission.CAMPAIGN_WRITE)
                ? desk.campaigns().strayed(call.actor()).map(found -> found.stream()
                        .limit(MOST)
                        .map(one -> strayed(call, one))
                        .toList())
                : Future.succeededFuture(List.of());
    }

    private static TodayItem strayed(PageCall call, StrayedCampaign strayed) {
        Campaign campaign = strayed.campaign();
        return TodayItem.of(
                "calendar-repeat",
                "amber",
                campaign.name(),
                strayed.isCancelled()
                        ? call.t("today.strayed.cancelled")
                        : call.t(
                                "today.strayed",
                                call.wording()
                                        .brief(
                                                strayed.date().start(),
                                                strayed.date().end())),
                "/console/campaigns/" + campaign.id(),
                campaign.start().atStartOfDay(ZONE).toInstant(),
                campaign.demo());
    }

    /** Plan documents of which something is still to be decided. */
    private Future<List<TodayItem>> plans(PageCall call) {
        return call.actor().may(Permission.CAMPAIGN_WRITE)
                ? desk.plans()
                        .list(call.actor())
                        .compose(plans -> desk.plans().counts(plans).map(counts -> plans.stream()
                                .map(plan -> plan(call, plan, counts.getOrDefault(plan.id(), PlanCounts.NONE)))
                                .flatMap(Optional::stream)
                                .limit(MOST)
                                .toList()))
                : Future.succeededFuture(List.of());
    }

    private static Optional<TodayItem> plan(PageCall call, PlanDocument plan, PlanCounts counts) {
        return counts.open() == 0
                ? Optional.empty()
                : Optional.of(TodayItem.of(
                        "file-search",
                        "amber",
                        plan.title(),
                        call.t("today.plan", counts.open()),
                        "/console/plans/" + plan.id(),
                        plan.readAt(),
                        plan.demo()));
    }

    /** What only a person can settle; a confirmation that is late stands out. */
    private Future<List<TodayItem>> deliveries(PageCall call) {
        return desk.desk().open(call.actor()).map(found -> found.stream()
                .limit(MOST)
                .map(one -> delivery(call, one))
                .toList());
    }

    private static TodayItem delivery(PageCall call, DeskService.Item item) {
        Delivery delivery = item.delivery();
        return TodayItem.of(
                delivery.stateWord() == DeliveryState.UNKNOWN ? "help-circle" : "user-question",
                item.overdue() ? "red" : "amber",
                delivery.workId(),
                call.t("today.delivery." + (item.overdue() ? "overdue" : delivery.state())),
                "/console/desk/deliveries/" + delivery.id(),
                item.deadline() == null ? delivery.changedAt() : item.deadline(),
                delivery.demo());
    }

    private Future<List<TodayItem>> reviews(PageCall call) {
        Actor actor = call.actor();
        return actor.may(Permission.CONTENT_REVIEW)
                ? works(actor, WorkState.IN_REVIEW).map(works -> works.stream()
                        .filter(work -> !actor.id().equals(work.submittedBy()))
                        .filter(work -> !actor.id().equals(work.author()))
                        .map(work -> work(call, work, "eye-check", "today.review", work.changedAt()))
                        .toList())
                : Future.succeededFuture(List.of());
    }

    private Future<List<TodayItem>> releases(PageCall call) {
        return call.actor().may(Permission.CONTENT_RELEASE)
                ? works(call.actor(), WorkState.APPROVED).map(works -> works.stream()
                        .filter(work -> work.releaseAt() == null)
                        .map(work -> work(call, work, "clock-question", "today.release", work.changedAt()))
                        .toList())
                : Future.succeededFuture(List.of());
    }

    private Future<List<TodayItem>> pushes(PageCall call) {
        if (!call.actor().may(Permission.PUSH_WRITE)) {
            return Future.succeededFuture(List.of());
        }
        Instant now = call.wording().now();
        PushFilter filter = PushFilter.between(now.minus(Duration.ofDays(1)), now.plus(AHEAD))
                .in(PushState.PLANNED, PushState.HELD)
                .first(MOST);
        return desk.pushes()
                .list(call.actor(), filter)
                .map(found -> found.stream().map(push -> push(call, push)).toList());
    }

    /** Tasks whose day is over or comes within a week. */
    private Future<List<TodayItem>> tasks(PageCall call) {
        LocalDate today = call.wording().todayDate();
        return desk.tasks().due(call.actor(), today.plusDays(TASKS_AHEAD)).map(due -> due.stream()
                .limit(MOST)
                .map(task -> task(call, task, today))
                .toList());
    }

    private static TodayItem task(PageCall call, Task task, LocalDate today) {
        boolean late = task.isOverdue(today);
        return TodayItem.of(
                "checklist",
                late ? "red" : "amber",
                call.pick(task.title()),
                call.t(late ? "today.task.late" : "today.task"),
                "/console/campaigns/" + task.campaignId() + "#tasks",
                task.deadline().atTime(23, 59).atZone(ZONE).toInstant(),
                task.demo());
    }

    private static TodayItem push(PageCall call, Push push) {
        boolean held = push.stateWord() == PushState.HELD;
        String reason = push.reason();
        if (held && reason != null && reason.startsWith("late-ask")) {
            return TodayItem.of(
                            "clock-question",
                            "red",
                            push.workId(),
                            call.t("today.late-ask"),
                            "/console/pushes/" + push.id(),
                            push.due(),
                            push.demo())
                    .asking(push.id());
        }
        return TodayItem.of(
                held ? "player-pause" : "alarm-off",
                "amber",
                push.workId(),
                call.t(held ? "today.held" : "today.unarmed"),
                "/console/pushes/" + push.id(),
                push.due(),
                push.demo());
    }

    private Future<List<Work>> works(Actor actor, WorkState state) {
        return desk.content().list(actor, new WorkFilter(null, state, null), MOST);
    }

    private static TodayItem work(PageCall call, Work work, String icon, String key, Instant at) {
        return TodayItem.of(icon, "amber", work.title(), call.t(key), "/console/works/" + work.id(), at, work.demo());
    }
}
