package io.redletter.campaign.joint;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.accounts.Permission;
import io.redletter.accounts.UnitTree;
import io.redletter.content.ContentService;
import io.redletter.content.Draft;
import io.redletter.content.MediaRef;
import io.redletter.content.NewWork;
import io.redletter.content.Sealed;
import io.redletter.content.Work;
import io.redletter.content.WorkVersion;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a unit answers in a joint release: yes with the lead's wording or its own, or no. It may change its mind until the instant. */
public final class JointAnswering {
    private final JointStore store;
    private final JointPushes pushes;
    private final JointAlignment alignment;
    private final UnitTree units;
    private final AuditTrail trail;
    private final ContentService works;
    private final InstantSource clock;

    JointAnswering(JointStore store, JointService.Ground ground, JointAlignment alignment) {
        this.store = store;
        this.pushes = ground.pushes();
        this.alignment = alignment;
        this.units = ground.accounts().service().tree();
        this.trail = ground.accounts().trail();
        this.works = ground.works();
        this.clock = ground.clock();
    }

    /**
     * Takes part. Everything a push needs is checked before the answer is stored; a variant without a planned release is
     * released at the joint instant.
     *
     * @param channelIds the unit's channels, 1 to 50
     * @param own whether it speaks its own variant, which must have passed its own review and keep to what the lead allows
     */
    public Future<JointRelease> confirm(
            Actor actor, String jointId, String unitId, List<String> channelIds, boolean own) {
        return mine(actor, jointId, unitId)
                .compose(joint -> wording(actor, joint, joint.part(unitId), own).compose(seals -> {
                    JointPart wish = confirmed(actor, joint.part(unitId), channelIds, own, seals);
                    return pushes.check(joint, wish)
                            .compose(v -> store.update(jointId, now -> open(now)
                                    .with(unitId, part -> confirmed(actor, part, channelIds, own, seals))));
                }))
                .compose(joint -> told(actor, "joint.confirmed", joint, unitId))
                .compose(joint -> alignment.align(actor, joint, unitId));
    }

    /** Does not take part, or not any more; what was armed for it does not leave. */
    public Future<JointRelease> decline(Actor actor, String jointId, String unitId, @Nullable String why) {
        return mine(actor, jointId, unitId)
                .compose(seen -> store.update(jointId, joint -> open(joint)
                        .with(
                                unitId,
                                part -> part.answer() == JointAnswer.DECLINED
                                        ? part
                                        : bounded(part)
                                                .declined(
                                                        why,
                                                        actor.id(),
                                                        clock.instant().truncatedTo(ChronoUnit.MILLIS)))))
                .compose(joint -> told(actor, "joint.declined", joint, unitId + (why == null ? "" : " " + why)))
                .compose(joint -> alignment.align(actor, joint, unitId));
    }

    /** The unit's own work, begun as a copy of the lead's approved wording; the one that is there where it was begun before. */
    public Future<Work> localise(Actor actor, String jointId, String unitId) {
        return mine(actor, jointId, unitId, Permission.CONTENT_WRITE).compose(joint -> {
            JointPart part = joint.part(unitId);
            if (joint.freedoms().isEmpty()) {
                throw RefusedException.conflict(
                        "joint-fixed",
                        "joint release " + jointId + ": 总稿不允许改动 (the lead's wording may not be changed)");
            }
            String workId = "work_" + bare(jointId) + "_" + bare(unitId);
            return part.variantId() == null
                    ? pushes.wording(joint.workId()).compose(lead -> begun(actor, joint, unitId, workId, lead))
                    : works.get(actor, part.variantId());
        });
    }

    private Future<Work> begun(Actor actor, JointRelease joint, String unitId, String workId, Sealed lead) {
        WorkVersion text = lead.version();
        NewWork fresh = new NewWork(joint.campaignId(), lead.work().kind(), text.title(), null, unitId, joint.demo());
        Draft draft = new Draft(
                text.title(), text.summary(), text.bodyHtml(), sha(text.cover()), sha(text.video()), text.language());
        return works.createWork(actor, workId, fresh)
                .compose(work -> work.headNumber() > 0
                        ? Future.succeededFuture()
                        : works.saveVersion(actor, workId, 0, draft).mapEmpty())
                .compose(v -> store.update(joint.id(), now -> now.with(unitId, part -> part.withVariant(workId))))
                .compose(now -> told(actor, "joint.localised", now, unitId + " " + workId))
                .compose(v -> works.get(actor, workId));
    }

    /** What was confirmed, checked: the lead's wording stands approved, and a variant of it keeps within its freedoms. */
    private Future<JointPart.Seals> wording(Actor actor, JointRelease joint, JointPart part, boolean own) {
        String variant = part.variantId();
        if (own && variant == null) {
            throw RefusedException.field(
                    "/own", "no-variant", "/own: 本单位还没有改写稿 (this unit has no wording of its own yet)");
        }
        return pushes.wording(joint.workId())
                .compose(lead -> !own || variant == null
                        ? Future.succeededFuture(new JointPart.Seals(lead.hash(), lead.hash()))
                        : pushes.wording(variant)
                                .map(spoken -> within(joint, lead, spoken))
                                .compose(spoken -> released(actor, joint, spoken.work())
                                        .map(new JointPart.Seals(spoken.hash(), lead.hash()))));
    }

    private static Sealed within(JointRelease joint, Sealed lead, Sealed own) {
        Set<Freedom> allowed = EnumSet.noneOf(Freedom.class);
        allowed.addAll(joint.freedoms());
        List<Freedom> beyond = Freedom.overstepped(lead.version(), own.version(), allowed);
        if (!beyond.isEmpty()) {
            String what = beyond.stream().map(Freedom::words).collect(Collectors.joining("、"));
            throw RefusedException.conflict(
                    "localised-too-much",
                    "work " + own.work().id() + ": 改写稿动了不能改的部分:" + what
                            + ",请改回总稿的写法再送审 (changed beyond what the lead allows: " + beyond + ")");
        }
        return own;
    }

    private Future<Work> released(Actor actor, JointRelease joint, Work work) {
        return work.releaseAt() == null
                ? works.scheduleRelease(actor, work.id(), joint.due())
                : Future.succeededFuture(work);
    }

    private JointPart confirmed(
            Actor actor, JointPart part, List<String> channelIds, boolean own, JointPart.Seals seals) {
        if (channelIds.isEmpty() || new HashSet<>(channelIds).size() < channelIds.size()) {
            throw RefusedException.field(
                    "/channelIds", "invalid-field", "/channelIds: 要选至少一个渠道,不能重复 (expected: channels, each once)");
        }
        return bounded(part)
                .confirmed(
                        channelIds,
                        own ? part.variantId() : null,
                        seals,
                        actor.id(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static JointPart bounded(JointPart part) {
        if (part.round() >= JointPart.MOST_ROUNDS) {
            throw RefusedException.conflict(
                    "joint-rounds", "unit " + part.unitId() + ": 改了太多次,请由牵头单位另发一次 (answered too often)");
        }
        return part;
    }

    private JointRelease open(JointRelease joint) {
        JointService.stillOpen(joint, clock.instant());
        return joint;
    }

    private Future<JointRelease> mine(Actor actor, String jointId, String unitId) {
        return mine(actor, jointId, unitId, Permission.PUSH_WRITE);
    }

    private Future<JointRelease> mine(Actor actor, String jointId, String unitId, Permission permission) {
        return Future.succeededFuture().compose(v -> {
            actor.require(permission);
            return units.sight(actor).compose(sight -> store.find(jointId)
                    .map(found -> found.filter(joint -> JointService.isSeen(sight, joint))
                            .orElseThrow(() -> new NotFoundException("joint release", jointId)))
                    .compose(joint ->
                            units.within(actor, joint.part(unitId).unitId()).map(unit -> open(joint))));
        });
    }

    private static @Nullable String sha(@Nullable MediaRef media) {
        return media == null ? null : media.sha256();
    }

    private static String bare(String id) {
        return id.substring(id.indexOf('_') + 1);
    }

    private Future<JointRelease> told(Actor actor, String action, JointRelease joint, String detail) {
        return trail.append(actor, action, joint.id(), detail).map(joint);
    }
}
