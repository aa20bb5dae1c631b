package io.redletter.campaign.joint;

import io.redletter.accounts.Accounts;
import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.accounts.Permission;
import io.redletter.accounts.Sight;
import io.redletter.accounts.UnitTree;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.PushTime;
import io.redletter.campaign.task.CampaignLook;
import io.redletter.content.ContentService;
import io.redletter.content.Work;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Ids;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the lead of a joint release may do: ask units, ask more, move the instant, call it off; what a unit answers is in
 * {@link JointAnswering}. Refusals come as failed futures; a joint release in which no unit in sight takes part is not there.
 */
public final class JointService {
    private static final Duration MOST_BEFORE = Duration.ofDays(1);
    private static final int LONGEST_NAME = 64;

    private final JointStore store;
    private final UnitTree units;
    private final AuditTrail trail;
    private final CampaignLook campaigns;
    private final ContentService works;
    private final JointAlignment alignment;
    private final JointAnswering answering;
    private final JointViews views;
    private final InstantSource clock;

    /** What joint releases stand on. */
    public record Ground(
            Accounts accounts, CampaignLook campaigns, ContentService works, JointPushes pushes, InstantSource clock) {}

    public JointService(Platform platform, Ground ground) {
        this.store = new JointStore(platform.vertx(), platform.mongo());
        this.units = ground.accounts().service().tree();
        this.trail = ground.accounts().trail();
        this.campaigns = ground.campaigns();
        this.works = ground.works();
        this.clock = ground.clock();
        this.alignment = new JointAlignment(store, ground.pushes(), clock);
        this.views = new JointViews(units, works, ground.pushes(), clock);
        this.answering = new JointAnswering(store, ground, alignment);
    }

    /** Makes the indexes. */
    public Future<Void> start() {
        return store.start();
    }

    /** Brings pushes in line with what was decided, where a death came between; now and every minute. */
    public Future<Void> sweep() {
        return alignment.sweep();
    }

    /** What units answer. */
    public JointAnswering answers() {
        return answering;
    }

    public Future<JointView> ask(Actor actor, NewJoint wanted) {
        return ask(actor, Ids.next("joint"), wanted);
    }

    /** Asks under a given id; the same again by the same actor gives the one that is there. */
    public Future<JointView> ask(Actor actor, String id, NewJoint wanted) {
        return planner(actor)
                .compose(sight -> campaigns.get(actor, wanted.campaignId()).compose(campaign -> units.within(
                                actor, campaign.unitId())
                        .compose(unit -> work(actor, wanted.workId()))
                        .map(work -> fresh(actor, sight, id, wanted, campaign, work))))
                .compose(joint -> store.insert(joint)
                        .compose(made ->
                                told(actor, "joint.asked", made, made.parts().size() + " units"))
                        .recover(failure -> failure instanceof AlreadyThereException
                                ? store.get(id)
                                        .compose(there -> there.createdBy().equals(actor.id())
                                                ? Future.succeededFuture(there)
                                                : Future.failedFuture(failure))
                                : Future.failedFuture(failure)))
                .compose(joint -> views.of(actor, joint));
    }

    /** Asks more units; those that are asked already stay as they are. */
    public Future<JointView> askMore(Actor actor, String id, Map<String, List<String>> more) {
        return planner(actor).compose(sight -> lead(actor, sight, id)
                .compose(seen -> store.update(id, joint -> {
                    stillOpen(joint);
                    List<JointPart> all = new ArrayList<>(joint.parts());
                    parts(sight, more).stream()
                            .filter(part -> joint.find(part.unitId()).isEmpty())
                            .forEach(all::add);
                    room(all);
                    return all.size() == joint.parts().size() ? joint : joint.asking(all);
                }))
                .compose(joint -> told(actor, "joint.asked", joint, String.join(" ", more.keySet())))
                .compose(joint -> views.of(actor, joint)));
    }

    /**
     * Moves the instant for everybody; who has confirmed moves along.
     *
     * @param version the version the move was made on; null for whatever is there
     */
    public Future<JointView> move(
            Actor actor, String id, LocalDateTime local, @Nullable String zone, @Nullable Long version) {
        return planner(actor)
                .compose(sight -> lead(actor, sight, id))
                .compose(seen -> store.update(id, joint -> {
                    stillOpen(joint);
                    isVersion(joint, version);
                    PushTime time = ahead(PushTime.of(local, zone == null ? joint.zone() : zone));
                    return time.due().equals(joint.due())
                            ? joint
                            : joint.at(time.local(), time.zone().getId(), time.due(), answerBy(null, time.due()));
                }))
                .compose(joint -> told(actor, "joint.moved", joint, joint.local() + " " + joint.zone()))
                .compose(joint -> alignment.align(actor, joint))
                .compose(joint -> views.of(actor, joint));
    }

    /** Calls it off: whatever has not left does not leave. */
    public Future<JointView> cancel(Actor actor, String id, String reason) {
        return planner(actor)
                .compose(sight -> lead(actor, sight, id))
                .compose(seen -> store.update(id, joint -> {
                    if (!joint.isOpen()) {
                        return joint;
                    }
                    stillOpen(joint);
                    return joint.cancelled(reason);
                }))
                .compose(joint -> told(actor, "joint.cancelled", joint, reason))
                .compose(joint -> alignment.align(actor, joint))
                .compose(joint -> views.of(actor, joint));
    }

    /** The joint release, or a 404 refusal. */
    public Future<JointView> get(Actor actor, String id) {
        return seen(actor, id).compose(joint -> views.of(actor, joint));
    }

    /** Those a unit in sight leads or takes part in, the latest first. */
    public Future<List<JointView>> list(Actor actor) {
        actor.require(Permission.VIEW);
        return units.sight(actor).compose(store::seenBy).compose(found -> views.of(actor, found));
    }

    private Future<JointRelease> seen(Actor actor, String id) {
        actor.require(Permission.VIEW);
        return units.sight(actor)
                .compose(sight -> store.find(id).map(found -> found.filter(joint -> isSeen(sight, joint))
                        .orElseThrow(() -> new NotFoundException("joint release", id))));
    }

    private Future<JointRelease> lead(Actor actor, Sight sight, String id) {
        return store.find(id)
                .map(found -> found.filter(joint -> isSeen(sight, joint))
                        .orElseThrow(() -> new NotFoundException("joint release", id)))
                .compose(joint -> units.within(actor, joint.unitId()).map(joint));
    }

    static boolean isSeen(Sight sight, JointRelease joint) {
        return sight.sees(joint.unitId()) || joint.parts().stream().anyMatch(part -> sight.sees(part.unitId()));
    }

    private Future<Sight> planner(Actor actor) {
        return Future.succeededFuture().compose(v -> {
            actor.require(Permission.PUSH_WRITE);
            return units.sight(actor);
        });
    }

    private Future<Work> work(Actor actor, String workId) {
        return works.get(actor, workId)
                .recover(failure -> Future.failedFuture(
                        failure instanceof NotFoundException
                                ? RefusedException.field(
                                        "/workId", "unknown-work", "/workId: 没有作品 " + workId + " (no such work)")
                                : failure));
    }

    private JointRelease fresh(Actor actor, Sight sight, String id, NewJoint wanted, Campaign campaign, Work work) {
        PushTime time = ahead(PushTime.of(wanted.local(), wanted.zone() == null ? campaign.zone() : wanted.zone()));
        List<JointPart> parts = parts(sight, wanted.units());
        room(parts);
        return new JointRelease(
                id,
                1,
                campaign.id(),
                campaign.unitId(),
                work.id(),
                name(wanted.name(), work),
                time.local(),
                time.zone().getId(),
                time.due(),
                answerBy(wanted.answerBy(), time.due()),
                wanted.freedoms().stream().sorted().toList(),
                parts,
                JointState.OPEN,
                null,
                actor.id(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                wanted.demo());
    }

    private static String name(@Nullable String wanted, Work work) {
        String name = Optional.ofNullable(wanted)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(work.title());
        if (name.length() > LONGEST_NAME) {
            throw RefusedException.field(
                    "/name", "invalid-field", "/name: 名称最多 64 个字 (expected: at most 64 characters)");
        }
        return name;
    }

    private static List<JointPart> parts(Sight sight, Map<String, List<String>> wanted) {
        wanted.keySet().stream().filter(unit -> !sight.sees(unit)).findFirst().ifPresent(unit -> {
            throw RefusedException.field(
                    "/units", "unknown-unit", "/units: 没有单位 " + unit + " (no such unit, or not one below yours)");
        });
        return wanted.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> JointPart.asked(one.getKey(), one.getValue()))
                .toList();
    }

    private static void room(List<JointPart> parts) {
        if (parts.isEmpty() || parts.size() > JointRelease.MOST_PARTS) {
            throw RefusedException.field(
                    "/units", "invalid-field", "/units: 要请 1 到 200 个单位 (expected: 1 to 200 units)");
        }
    }

    private PushTime ahead(PushTime time) {
        if (!time.due().isAfter(clock.instant())) {
            throw RefusedException.field(
                    "/local", "due-in-past", "/local: " + time.local() + " 已经过去,请改时间 (the time has passed)");
        }
        return time;
    }

    /** Half the time there is, but never more than a day before, unless the lead says otherwise. */
    private Instant answerBy(@Nullable Instant wanted, Instant due) {
        Instant now = clock.instant();
        if (wanted != null) {
            if (!wanted.isAfter(now) || wanted.isAfter(due)) {
                throw RefusedException.field(
                        "/answerBy",
                        "invalid-field",
                        "/answerBy: 答复期限要在现在之后、发布之前 (expected: between now and the joint instant)");
            }
            return wanted;
        }
        Duration half = Duration.between(now, due).dividedBy(2);
        return due.minus(half.compareTo(MOST_BEFORE) < 0 ? half : MOST_BEFORE).truncatedTo(ChronoUnit.SECONDS);
    }

    private void stillOpen(JointRelease joint) {
        stillOpen(joint, clock.instant());
    }

    /** Refuses what comes too late. */
    static void stillOpen(JointRelease joint, Instant now) {
        if (!joint.isOpen()) {
            throw RefusedException.conflict(
                    "joint-cancelled", "joint release " + joint.id() + ": 已取消 (it was called off)");
        }
        if (!now.isBefore(joint.due())) {
            throw RefusedException.conflict(
                    "joint-over", "joint release " + joint.id() + ": 发布时刻已过 (its instant has passed)");
        }
    }

    private static void isVersion(JointRelease joint, @Nullable Long version) {
        if (version != null && version != joint.version()) {
            throw new ChangedMeanwhileException("joint release", joint.id(), version);
        }
    }

    private Future<JointRelease> told(Actor actor, String action, JointRelease joint, String detail) {
        return trail.append(actor, action, joint.id(), detail).map(joint);
    }
}
