package io.redletter.reach.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class LongSetTest {
    @Property(tries = 300)
    void holdsWhatAPlainSetHolds(@ForAll @Size(max = 400) List<@LongRange(min = -40, max = 40) Long> steps) {
        LongSet set = new LongSet();
        Set<Long> plain = new HashSet<>();

        for (long step : steps) {
            long clustered = (step / 2) << 10; // neighbours in the table, so that chains form and break
            if (step % 2 == 0) {
                assertThat(set.add(clustered)).isEqualTo(plain.add(clustered));
            } else {
                set.remove(clustered);
                plain.remove(clustered);
            }
        }

        assertThat(set.size()).isEqualTo(plain.size());
        for (long value = -20; value <= 20; value++) {
            assertThat(set.add(value << 10)).isEqualTo(plain.add(value << 10));
        }
    }

    @Property(tries = 20)
    void growsWithoutLosing(@ForAll @LongRange(min = 1, max = 5000) long count) {
        LongSet set = new LongSet();

        for (long i = 0; i < count; i++) {
            set.add(i * 0x2545_F491_4F6C_DD1DL);
        }

        assertThat(set.size()).isEqualTo((int) count);
        assertThat(set.add((count - 1) * 0x2545_F491_4F6C_DD1DL)).isFalse();
    }
}
