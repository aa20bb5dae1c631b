package io.redletter.campaign;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Sight;
import io.redletter.accounts.UnitTree;
import io.redletter.campaign.joint.JointPart;
import io.redletter.campaign.joint.JointPushes;
import io.redletter.campaign.joint.JointRelease;
import io.redletter.content.Sealed;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The pushes of joint releases: ordinary pushes of the unit that speaks, at an instant that the lead sets. */
final class JointPushDesk implements JointPushes {
    private final InstantSource clock;
    private final UnitTree units;
    private final PushStore pushes;
    private final PushArming arming;
    private final PushWatch watch;
    private final Quotas quotas;

    JointPushDesk(
            InstantSource clock, UnitTree units, PushStore pushes, PushArming arming, PushWatch watch, Quotas quotas) {
        this.clock = clock;
        this.units = units;
        this.pushes = pushes;
        this.arming = arming;
        this.watch = watch;
        this.quotas = quotas;
    }

    @Override
    public Future<Sealed> wording(String workId) {
        return arming.approved(workId);
    }

    @Override
    public Future<Void> check(JointRelease joint, JointPart part) {
        PushRules.channelList(part.channelIds());
        return arming.present(part.channelIds())
                .compose(cards -> Future.all(
                        cards.stream().map(card -> spokenBy(part, card)).toList()))
                .compose(v -> sealed(fresh(joint, part, part.by() == null ? "" : part.by()), part))
                .mapEmpty();
    }

    /** A unit speaks through its own channels and those below it, never through the lead's or a neighbour's. */
    private Future<Void> spokenBy(JointPart part, ChannelCard card) {
        return units.get(card.unitId()).map(owner -> {
            if (!owner.path().contains(part.unitId())) {
                throw PushRules.foreign(card, part.channelIds().indexOf(card.id()));
            }
            return null;
        });
    }

    @Override
    public Future<Push> stand(Actor actor, JointRelease joint, JointPart part) {
        Push wanted = fresh(joint, part, actor.id());
        return pushes.find(wanted.id())
                .compose(
                        found -> found.isPresent() ? Future.succeededFuture(found.get()) : planned(actor, wanted, part))
                .compose(there -> moved(actor, there, wanted, part))
                .compose(there -> armed(actor, there, part));
    }

    @Override
    public Future<Void> fall(Actor actor, String pushId, String reason) {
        return pushes.update(pushId, push -> push.stateWord().isOpen() ? push.in(PushState.CANCELLED, reason) : push)
                .compose(next -> next.stateWord() == PushState.CANCELLED
                        ? watch.told(actor, "push.cancelled", next, reason)
                        : Future.succeededFuture(next))
                .mapEmpty();
    }

    @Override
    public Future<List<Push>> byIds(List<String> ids) {
        return pushes.byIds(ids);
    }

    private Future<Push> planned(Actor actor, Push wanted, JointPart part) {
        return sealed(wanted, part)
                .compose(hash -> quotas.take(actor, wanted, null))
                .compose(v -> pushes.insert(wanted))
                .compose(made -> watch.planned(actor, made))
                .recover(failure -> failure instanceof AlreadyThereException
                        ? pushes.get(wanted.id()) // this very part was answered twice at once
                        : Future.failedFuture(failure));
    }

    private Future<Push> moved(Actor actor, Push there, Push wanted, JointPart part) {
        if (!waits(there) || there.due().equals(wanted.due())) {
            return Future.succeededFuture(there);
        }
        Push next = there.at(PushTime.of(wanted.local(), wanted.zone()), null);
        return sealed(next, part)
                .compose(hash -> quotas.take(actor, next, null))
                .compose(v -> pushes.replace(there, next))
                .compose(stored ->
                        watch.changed(actor, "push.moved", there, stored, there.local() + " → " + stored.local()));
    }

    private Future<Push> armed(Actor actor, Push there, JointPart part) {
        if (!waits(there)
                || (there.stateWord() == PushState.ARMED
                        && there.workHash() != null
                        && there.workHash().equals(part.hash()))) {
            return Future.succeededFuture(there);
        }
        return sealed(there, part)
                .map(there::armed)
                .compose(next -> quotas.take(actor, next, null).compose(v -> pushes.replace(there, next)))
                .compose(stored ->
                        watch.changed(actor, "push.armed", there, stored, stored.local() + " " + stored.zone()));
    }

    /** The hash that may leave, if it is the one that the unit has confirmed. */
    private Future<String> sealed(Push push, JointPart part) {
        return arming.sealFor(push, Sight.all()).map(hash -> {
            if (!hash.equals(part.hash())) {
                throw RefusedException.conflict(
                        "work-changed-after-approval",
                        "work " + push.workId() + ": 确认之后又改过,请重新确认 (changed since it was confirmed, confirm again)");
            }
            return hash;
        });
    }

    private static boolean waits(Push push) {
        return push.stateWord() == PushState.PLANNED || push.stateWord() == PushState.ARMED;
    }

    private Push fresh(JointRelease joint, JointPart part, String by) {
        return new Push(
                joint.pushId(part),
                1,
                joint.campaignId(),
                part.unitId(),
                joint.workOf(part),
                part.channelIds(),
                joint.local(),
                joint.zone(),
                joint.due(),
                null,
                PushState.PLANNED.text(),
                LatePolicy.STANDARD,
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                by,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                joint.demo(),
                null);
    }
}
