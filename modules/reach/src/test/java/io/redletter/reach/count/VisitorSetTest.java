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
    private static final String KEPT = "test:{visitors}:kept";

    private final Platform platform;
    private final Random random = new Random(11);

    VisitorSetTest(Platform platform) {
        this.platform = platform;
    }

    /** Redis itself is the judge: told only of those who were kept, it holds the very same registers. */
    @Test
    void leavesOutOnlyWhoCannotRaiseARegisterInRedis() {
        VisitorSet set = new VisitorSet("campaign:c", Windows.TOTAL);
        long[] readers = random.longs(30_000).toArray();
        int sent = 0;
        for (int round = 0; round < 6; round++) {
            List<String> all = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                long visitor = readers[random.nextInt((round + 1) * 5_000)];
                all.add(Long.toUnsignedString(visitor, 32));
                set.add(visitor, VisitorSet.hash(visitor), 0);
            }
            List<String> kept = set.unsent(Integer.MAX_VALUE);
            set.sentUpTo(set.sent() + kept.size());
            sent += kept.size();
            add(ALL, all);
            add(KEPT, kept);

            assertThat(registers(KEPT).covers(registers(ALL))).isTrue();
            assertThat(registers(ALL).covers(registers(KEPT))).isTrue();
        }
        assertThat(sent).isPositive().isLessThan(45_000);
    }

    @Test
    void tellsAllAgainWhereItForgotWhatItKnew() {
        VisitorSet set = new VisitorSet("campaign:c", Windows.TOTAL);
        assertThat(set.add(5, VisitorSet.hash(5), 0)).isTrue();
        assertThat(set.add(5, VisitorSet.hash(5), 0)).isFalse();

        set.forgetRegisters();

        assertThat(set.add(5, VisitorSet.hash(5), 0)).isTrue();
    }

    private void add(String key, List<String> visitors) {
        List<Object> arguments = new ArrayList<>(List.of(key));
        arguments.addAll(visitors);
        await(platform.redis().send(Command.PFADD, arguments.toArray()));
    }

    private Registers registers(String key) {
        Buffer held = await(platform.redis().send(Command.GET, key)).toBuffer();
        return Registers.union(List.of(held));
    }
}
