package io.redletter.reach.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.reach.Scopes;
import io.redletter.reach.Traits;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EventCodecTest {
    private final EventReader reader = new EventReader();

    @Property(tries = 300)
    void readsWhatWasWrittenWhateverStandsInTheSameFrame(@ForAll("events") List<List<ReachEvent>> written) {
        List<byte[]> frame = new ArrayList<>();
        written.forEach(together -> frame.addAll(EventCodec.write(together)));

        ReachEvent[] read = reader.read(frame);

        assertThat(read)
                .containsExactlyElementsOf(
                        written.stream().flatMap(List::stream).toList());
    }

    @Test
    void namesAnOriginOnceAndGivesItsEventsOneObject() {
        Origin origin = new Origin(new Scopes("c1", "w1", 1, "ch1", "u1"), Traits.NONE);
        List<ReachEvent> events = List.of(
                new ReachEvent(1, 2, 3, Quality.PERSON, "view", origin),
                new ReachEvent(4, 5, 6, Quality.BOT, "view", origin));

        List<byte[]> records = EventCodec.write(events);
        ReachEvent[] read = reader.read(records);
        ReachEvent[] again = reader.read(records);

        assertThat(records.get(1)).hasSizeLessThan(34);
        assertThat(read[0].origin()).isSameAs(read[1].origin()).isSameAs(again[0].origin());
    }

    @Test
    void makesNothingOfARecordThatIsCutOrPointsNowhere() {
        Origin origin = new Origin(new Scopes("c1", "w1", 1, "ch1", "u1"), Traits.NONE);
        ReachEvent event = new ReachEvent(1, 2, 3, Quality.PERSON, "view", origin);
        List<byte[]> records = EventCodec.write(List.of(event, event));

        assertThat(reader.read(records.subList(1, 2))).containsExactly((ReachEvent) null);
        for (int length = 0; length < records.get(0).length; length++) {
            byte[] cut = java.util.Arrays.copyOf(records.get(0), length);
            assertThat(reader.read(List.of(cut))).containsExactly((ReachEvent) null);
        }
        assertThat(reader.read(List.of(new byte[] {99, 0, 0}))).containsExactly((ReachEvent) null);
    }

    @Provide
    Arbitrary<List<List<ReachEvent>>> events() {
        Arbitrary<Origin> origins = Combinators.combine(
                        Arbitraries.of("c1", "c2"), Arbitraries.integers().between(1, 300), Arbitraries.of("", "湖北省"))
                .as((campaign, number, region) ->
                        new Origin(new Scopes(campaign, "w", number, "ch", "u"), new Traits(region, "", "phone", "")));
        Arbitrary<ReachEvent> events = Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.longs(),
                        Arbitraries.longs(),
                        Arbitraries.of(Quality.values()),
                        Arbitraries.of("view", "play"),
                        origins)
                .as(ReachEvent::new);
        return events.list().ofMaxSize(20).list().ofMaxSize(4);
    }
}
