package io.redletter.reach.count;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PlatformExtension.class)
class RegistersTest {
    private final Platform platform;

    RegistersTest(Platform platform) {
        this.platform = platform;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 300, 3_000, 40_000})
    void estimatesExactlyAsRedisDoesSparseAndDense(int visitors) {
        Buffer one = registers("one", visitors, 1);
        Buffer other = registers("other", visitors / 2, 2);

        Registers union = Registers.union(List.of(one, other));

        assertThat(Registers.union(List.of(one)).estimate()).isEqualTo(count("rl:{t}:one"));
        assertThat(union.estimate()).isEqualTo(count("rl:{t}:one", "rl:{t}:other"));
        assertThat(union.covers(Registers.union(List.of(one)))).isTrue();
        assertThat(Registers.union(List.of(one)).covers(union)).isEqualTo(visitors < 2);
    }

    private Buffer registers(String name, int visitors, int seed) {
        String key = "rl:{t}:" + name;
        await(platform.redis().send(Command.DEL, key));
        await(platform.redis().send(Command.PFADD, key));
        Random random = new Random(seed);
        for (int left = visitors; left > 0; left -= 1000) {
            Object[] some = new Object[1 + Math.min(left, 1000)];
            some[0] = key;
            for (int i = 1; i < some.length; i++) {
                some[i] = Long.toUnsignedString(random.nextLong(), 32);
            }
            await(platform.redis().send(Command.PFADD, some));
        }
        return await(platform.redis().send(Command.GET, key)).toBuffer();
    }

    private long count(Object... keys) {
        return await(platform.redis().send(Command.PFCOUNT, keys)).toLong();
    }
}
