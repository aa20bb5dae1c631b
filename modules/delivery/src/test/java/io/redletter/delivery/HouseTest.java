package io.redletter.delivery;

import static org.awaitility.Awaitility.await;

import io.redletter.campaign.Push;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.SettableClock;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test in a house of its own, from the moment of {@link PlatformExtension#START}. */
@ExtendWith(PlatformExtension.class)
abstract class HouseTest {
    static {
        // A busy machine may be slow; a correct program is still correct.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    final Platform platform;
    final SettableClock clock;
    House house;

    HouseTest(Platform platform, SettableClock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    @BeforeEach
    final void openTheHouse() {
        clock.set(PlatformExtension.START);
        house = house();
    }

    @AfterEach
    final void closeTheHouse() {
        house.close();
        TestStores.empty(platform);
    }

    House house() {
        return new House(platform, clock);
    }

    /** Lets a push become due. */
    final void fire(Push push) {
        clock.set(push.due());
    }

    /** Where its delivery stands; pending before there is one. */
    final DeliveryState state(Push push, ChannelAccount channel) {
        return house.isDelivered(push) ? house.delivery(push, channel).stateWord() : DeliveryState.PENDING;
    }

    /** Lets time pass, at every look so much, until the delivery stands there. */
    final void awaitState(Push push, ChannelAccount channel, DeliveryState wanted, Duration step) {
        await().until(() -> {
            clock.advance(step);
            return state(push, channel) == wanted;
        });
    }

    final void awaitState(Push push, ChannelAccount channel, DeliveryState wanted) {
        awaitState(push, channel, wanted, Duration.ofSeconds(1));
    }

    /** Lets time pass until the delivery has come to an end. */
    final void untilItEnds(Push push, ChannelAccount channel) {
        await().until(() -> {
            clock.advance(Duration.ofSeconds(5));
            return state(push, channel).isEnd();
        });
    }
}
