package io.redletter.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.bench.crash.channel.CrashChannel;
import io.redletter.bench.crash.channel.CrashChannels;
import io.redletter.bench.crash.house.CrashHouse;
import io.redletter.bench.crash.house.CrashNode;
import io.redletter.bench.crash.proof.Audit;
import io.redletter.bench.crash.proof.Ledger;
import io.redletter.bench.crash.proof.Stored;
import io.redletter.bench.crash.proof.Tally;
import io.redletter.bench.crash.wire.Points;
import io.redletter.bench.crash.wire.Trap;
import io.redletter.bench.crash.wire.Watcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes with a directory each on the same stores; what goes wrong happens at a point that is named. */
class TwoNodesIT {
    private static final CrashChannel WEBHOOK = CrashChannels.all().get(0);
    private static final CrashChannel PUBLICATION = CrashChannels.all().get(1);
    private static final int SPRING_MILLIS = 75_000;

    private static CrashHouse house;
    private static Arming arming;
    private final Step step = new Step(house, arming);

    @BeforeAll
    static void open() throws Exception {
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "two-nodes");
        house = CrashHouse.start(data.toAbsolutePath(), 2, CrashChannels.hooks(), CrashChannels.apps());
        arming = new Arming(house);
        arming.open(CrashChannels.all());
    }

    @AfterAll
    static void close() throws Exception {
        house.close();
    }

    @BeforeEach
    void bothRun() throws Exception {
        for (CrashNode node : house.nodes()) {
            node.start();
        }
    }

    /** What happened to a push of this channel, one of whose nodes came to this point. */
    private Tally meet(CrashChannel channel, String point, Function<String, Trap.Spring> spring) throws Exception {
        Step.Armed armed = step.arm(arming.account(channel));
        Trap trap = new Trap(Step.at(armed, point), 1, Trap.Moment.BEFORE, spring.apply(armed.push()));
        step.lay(trap);
        boolean sprung = trap.hasSprungWithin(SPRING_MILLIS);
        boolean over = step.isFinal(armed.push());
        step.take(trap);
        assertThat(sprung).as("a node came to the point " + point).isTrue();
        assertThat(over).as("the push is final").isTrue();
        Audit audit = new Audit(arming.kinds(), Ledger.read(house.ledger()));
        Stored stored = new Stored(house.mongo());
        Tally tally = audit.look(stored.of(List.of(armed.push())));
        assertThat(audit.broken()).isEmpty();
        return tally;
    }

    private Watcher.Way deadForGood(String node) {
        step.node(node).kill();
        return Watcher.Way.CUT;
    }

    @Test
    void theOtherNodeFiresWhenOneDiesAtTheSecond() throws Exception {
        Tally tally = meet(WEBHOOK, Points.PUSH_CLAIM, push -> this::deadForGood);

        assertThat(tally.sum("sent")).isEqualTo(1);
        assertThat(tally.sum("effects")).isEqualTo(1);
        assertThat(house.nodes()).filteredOn(CrashNode::isAlive).hasSize(1);
    }

    @Test
    void theOtherNodeGoesOnWithWhatADeadOneHadBegun() throws Exception {
        Tally tally = meet(WEBHOOK, Points.OUTCOME, push -> this::deadForGood);

        assertThat(tally.sum("sent")).isEqualTo(1);
        assertThat(tally.sum("effects")).isEqualTo(1);
        assertThat(tally.sum("requests")).as("the same again under its key").isEqualTo(2);
    }

    @Test
    void aNodeThatWasThoughtDeadAndReturnsSendsNothing() throws Exception {
        Tally tally = meet(WEBHOOK, Points.INTENT, step::frozenUntilFinal);

        assertThat(tally.sum("sent")).isEqualTo(1);
        assertThat(tally.sum("requests")).as("the other's").isEqualTo(1);
    }

    @Test
    void aNodeThatReturnsDoesNotPublishASecondTimeWhatHasNoKey() throws Exception {
        Tally tally = meet(PUBLICATION, Points.SUBMITTING, step::frozenUntilFinal);

        assertThat(tally.sum("effects")).isEqualTo(1);
        assertThat(tally.sum("requests")).as("the other's").isEqualTo(1);
    }
}
