package io.redletter.campaign.joint;

import io.redletter.accounts.Actor;
import io.redletter.campaign.Push;
import io.redletter.campaign.PushState;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the pushes what the joint release says they are. It runs after each change and again in a sweep, so that no second
 * write whose loss would strand a unit is needed; what stands in the way is kept at the part, for people.
 */
final class JointAlignment {
    private static final Actor SELF = Actor.system("joint");
    private static final Duration BACK = Duration.ofMinutes(10);

    private final JointStore store;
    private final JointPushes pushes;
    private final InstantSource clock;

    JointAlignment(JointStore store, JointPushes pushes, InstantSource clock) {
        this.store = store;
        this.pushes = pushes;
        this.clock = clock;
    }

    Future<Void> sweep() {
        return store.since(clock.instant().minus(BACK)).compose(joints -> {
            Future<?> chain = Future.succeededFuture();
            for (JointRelease joint : joints) {
                chain = chain.compose(v -> align(SELF, joint));
            }
            return chain.mapEmpty();
        });
    }

    /** The joint release after it. */
    Future<JointRelease> align(Actor actor, JointRelease joint) {
        Future<JointRelease> chain = Future.succeededFuture(joint);
        for (JointPart part : joint.parts()) {
            chain = chain.compose(now -> align(actor, now, part.unitId()));
        }
        return chain;
    }

    /** The same for one unit's part. */
    Future<JointRelease> align(Actor actor, JointRelease joint, String unitId) {
        JointPart part = joint.part(unitId);
        List<String> ids = IntStream.rangeClosed(1, part.round())
                .mapToObj(round -> joint.pushId(part, round))
                .toList();
        return pushes.byIds(ids).compose(found -> {
            Map<String, Push> byId = found.stream().collect(Collectors.toMap(Push::id, Function.identity()));
            boolean stands = joint.isOpen() && part.answer() == JointAnswer.CONFIRMED;
            String present = joint.pushId(part);
            Future<?> fallen = Future.join(found.stream()
                    .filter(push -> push.stateWord().isOpen())
                    .filter(push -> !stands || !push.id().equals(present))
                    .map(push -> pushes.fall(actor, push.id(), why(joint)))
                    .toList());
            return fallen.compose(v -> stands && !isInLine(joint, part, byId.get(present))
                    ? stand(actor, joint, part)
                    : Future.succeededFuture(joint));
        });
    }

    /** What is late is left alone: its push, if there is one, has its own late policy. */
    private boolean isInLine(JointRelease joint, JointPart part, @Nullable Push push) {
        if (push == null || push.stateWord() == PushState.PLANNED) {
            return !clock.instant().isBefore(joint.due());
        }
        return push.stateWord() != PushState.ARMED
                || (push.due().equals(joint.due()) && Objects.equals(push.workHash(), part.hash()));
    }

    private Future<JointRelease> stand(Actor actor, JointRelease joint, JointPart part) {
        return pushes.stand(actor, joint, part)
                .map((String) null)
                .recover(failure -> failure instanceof RefusedException refusal
                        ? Future.succeededFuture(refusal.getMessage())
                        : Future.failedFuture(failure))
                .compose(trouble -> Objects.equals(trouble, part.trouble())
                        ? Future.succeededFuture(joint)
                        : store.update(
                                joint.id(),
                                now -> now.with(
                                        part.unitId(), it -> it.round() == part.round() ? it.troubled(trouble) : it)));
    }

    private static String why(JointRelease joint) {
        return joint.isOpen()
                ? "joint-changed: 本单位改了联合发布的答复 (the unit changed its answer)"
                : "joint-cancelled: 联合发布已取消 (the joint release was called off)";
    }
}
