package io.redletter.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class StoreClockTest {
    @Property
    void neverRunsAheadOfTheStoreByMoreThanCannotBeKnown(
            @ForAll @LongRange(min = -100_000, max = 100_000) long trueOffset,
            @ForAll @LongRange(min = 0, max = 50) long there,
            @ForAll @LongRange(min = 0, max = 50) long back) {
        long asked = 1_000_000;
        long answered = asked + there + back;

        long offset = StoreClock.offset(asked, asked + there + trueOffset, answered, 0);

        boolean indistinguishable = offset == 0 && Math.abs(trueOffset) <= there + back + 1;
        assertThat(offset <= trueOffset || indistinguishable).isTrue();
        assertThat(Math.abs(offset - trueOffset)).isLessThanOrEqualTo(there + back + 1);
    }

    @Property
    void keepsTheFormerOffsetWhenTheAnswerTookLong(@ForAll @LongRange(min = 101, max = 5000) long roundTrip) {
        assertThat(StoreClock.offset(0, 900_000, roundTrip, 42)).isEqualTo(42);
    }
}
