package io.redletter.bench.crash;

import io.redletter.bench.crash.channel.CrashChannel;
import io.redletter.bench.crash.house.CrashHouse;
import io.redletter.bench.crash.house.CrashNode;
import io.redletter.bench.crash.proof.Audit;
import io.redletter.bench.crash.proof.Ledger;
import io.redletter.bench.crash.proof.Promise.Broken;
import io.redletter.bench.crash.proof.Stored;
import io.redletter.bench.crash.wire.Points;
import io.redletter.bench.crash.wire.Tampering;
import io.redletter.bench.crash.wire.Trap;
import io.redletter.bench.process.Patience;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The same audit over a program that lacks what its promises rest on. Without the version, a node that comes back from a long sleep
 * writes over what another did; without the stored intent, whoever takes over does not know that something was sent. The audit must
 * say so.
 */
final class Control {
    private static final int SPRING_MILLIS = 75_000;
    private static final int NOTICES_WITHIN_MILLIS = 20_000;

    private final CrashHouse house;
    private final Arming arming;
    private final Step step;

    Control(CrashHouse house, Arming arming) {
        this.house = house;
        this.arming = arming;
        this.step = new Step(house, arming);
    }

    /**
     * Without the version in claim and fence.
     *
     * @return what the audit finds broken
     */
    List<Broken> withoutVersion(CrashChannel keyed, CrashChannel keyless) throws IOException, InterruptedException {
        List<String> pushes = new ArrayList<>();
        tamper(Tampering.NO_VERSION);
        pushes.add(met(keyed, Points.OUTCOME, step::frozenUntilFinal));
        pushes.add(met(keyless, Points.SUBMITTING, step::frozenUntilFinal));
        tamper(Tampering.NONE);
        return audit(pushes);
    }

    /**
     * Without the stored intent.
     *
     * @return what the audit finds broken
     */
    List<Broken> withoutIntent(CrashChannel keyed) throws IOException, InterruptedException {
        tamper(Tampering.NO_INTENT);
        String push = met(keyed, Points.OUTCOME, armed -> name -> {
            tamper(Tampering.NONE);
            return step.killed(name);
        });
        tamper(Tampering.NONE);
        return audit(List.of(push));
    }

    /** @param spring what happens to a push at the point */
    private String met(CrashChannel channel, String point, Function<String, Trap.Spring> spring)
            throws IOException, InterruptedException {
        for (CrashNode node : house.nodes()) {
            node.start();
        }
        Step.Armed armed = step.arm(arming.account(channel));
        Trap trap = new Trap(Step.at(armed, point), 1, Trap.Moment.BEFORE, spring.apply(armed.push()));
        step.lay(trap);
        trap.hasSprungWithin(SPRING_MILLIS);
        step.isFinal(armed.push());
        step.take(trap);
        return armed.push();
    }

    private void tamper(Tampering how) {
        house.nodes().forEach(node -> node.watch().tamper(how));
    }

    private List<Broken> audit(List<String> pushes) throws IOException {
        Stored stored = new Stored(house.mongo());
        long began = System.nanoTime();
        while (true) {
            Audit audit = new Audit(arming.kinds(), Ledger.read(house.ledger()));
            audit.look(stored.of(pushes));
            if (!audit.broken().isEmpty() || (System.nanoTime() - began) / 1_000_000 > NOTICES_WITHIN_MILLIS) {
                return audit.broken();
            }
            Patience.pause(200);
        }
    }
}
