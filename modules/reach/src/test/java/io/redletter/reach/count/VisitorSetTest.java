package io.redletter.reach.count;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class VisitorSetTest {
    private static final String ALL = "test:{visitors}:all";
    private static final String SCRATCH = "test:{visitors}:scratch";
    private static final String KEPT = "test:{visitors}:kept";

    private final Platform platform;
    private final Random random = new Random(11);

    VisitorSetTest(Platform platform) {
        this.platform = platform;
    }

    /** Redis itself is the judge: told only what the set asks to be told, it holds the very same registers. */
    @Test
    void leavesOutOnlyWhoCannotRaiseARegisterInRedis() {
        VisitorSet set = new VisitorSet("campaign:c", Windows.TOTAL);
        long[] readers = random.longs(30_000).toArray();
        int listed = 0;
        for (int round = 0; round < 40; round++) {
            List<String> all = new ArrayList<>();
            for (int i = 0; i < (round % 10 == 0 ? 9_000 : 300); i++) {
                long visitor = readers[random.nextInt((round + 1) * 700)];
                all.add(Long.toUnsignedString(visitor, 32));
                set.add(visitor, VisitorSet.hash(visitor), 0);
            }
            add(ALL, all);
            listed += set.isListed() ? 1 : 0;
            tell(set);
            if (round % 4 == 3) {
                set.rolledUpTo(set.sent());
            }

            assertThat(registers(KEPT).covers(registers(ALL))).isTrue();
            assertThat(registers(ALL).covers(registers(KEPT))).isTrue();
        }
        assertThat(listed).isBetween(10, 39);
    }

    private void tell(VisitorSet set) {
        if (set.isListed()) {
            List<String> unsent = set.unsent();
            assertThat(unsent).hasSize((int) (set.added() - set.sent()));
            add(KEPT, unsent);
        } else {
            await(platform.redis().send(Command.SET, SCRATCH, set.registers().getBytes()));
            await(platform.redis().send(Command.PFMERGE, KEPT, SCRATCH));
        }
        set.sentUpTo(set.added());
    }

    /** What Redis lost of those who are not in MongoDB it is told again, whole. */
    @Test
    void tellsAllThatIsNotInMongoAfterALoss() {
        VisitorSet few = new VisitorSet("campaign:c", Windows.TOTAL);
        VisitorSet many = new VisitorSet("campaign:c", Windows.TOTAL);
        random.longs(50).forEach(visitor -> few.add(visitor, VisitorSet.hash(visitor), 0));
        random.longs(5_000).forEach(visitor -> many.add(visitor, VisitorSet.hash(visitor), 0));
        for (VisitorSet set : List.of(few, many)) {
            set.sentUpTo(set.added());
            assertThat(set.pending()).isPositive().isEqualTo(set.added());

            set.allUnsent();

            assertThat(set.sent()).isZero();
        }
        assertThat(few.unsent()).hasSize(50);
        assertThat(many.isListed()).isFalse();
        assertThat(Registers.union(List.of(many.registers())).estimate()).isBetween(4_800L, 5_200L);
    }

    @Test
    void keepsWhatIsNotYetWrittenWhenMemoryIsShort() {
        VisitorSet set = new VisitorSet("campaign:c", Windows.TOTAL);
        random.longs(5_000).forEach(visitor -> set.add(visitor, VisitorSet.hash(visitor), 0));

        set.forgetRegisters();

        assertThat(Registers.union(List.of(set.registers())).estimate()).isBetween(4_800L, 5_200L);
    }

    @Test
    void tellsAllAgainWhereItForgotWhatItKnew() {
        VisitorSet set = new VisitorSet("campaign:c", Windows.TOTAL);
        assertThat(set.add(5, VisitorSet.hash(5), 0)).isTrue();
        assertThat(set.add(5, VisitorSet.hash(5), 0)).isFalse();

        set.sentUpTo(1);
        set.rolledUpTo(1);
        set.forgetRegisters();

        assertThat(set.add(5, VisitorSet.hash(5), 0)).isTrue();
    }

    private void add(String key, List<String> visitors) {
        if (visitors.isEmpty()) {
            return;
        }
        List<Object> arguments = new ArrayList<>(List.of(key));
        arguments.addAll(visitors);
        await(platform.redis().send(Command.PFADD, arguments.toArray()));
    }

    private Registers registers(String key) {
        Buffer held = await(platform.redis().send(Command.GET, key)).toBuffer();
        return Registers.union(List.of(held));
    }
}
