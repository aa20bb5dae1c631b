package io.redletter.agenda;

import static io.redletter.platform.TestPlatform.await;

import io.redletter.platform.Ids;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A fresh lane for each test, and agendas that are stopped after it. */
@ExtendWith(PlatformExtension.class)
abstract class AgendaHarness {
    static {
        // A busy machine may be slow; a correct program is still correct.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(120));
    }

    /** Looks every 20 ms, takes a node for dead after 400 ms. */
    static final AgendaConfig QUICK = new AgendaConfig(
            Duration.ofMillis(100),
            Duration.ofMillis(400),
            Duration.ofSeconds(60),
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            false);

    final Platform platform;
    final SettableClock clock;
    private final List<Agenda> running = new ArrayList<>();
    String lane;
    Things things;

    AgendaHarness(Platform platform, SettableClock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    @BeforeEach
    void freshLane() {
        lane = Ids.next("lane").replace('_', '-');
        things = new Things(platform, lane);
    }

    @AfterEach
    void stop() {
        running.forEach(agenda -> await(agenda.stop()));
    }

    Agenda start(AgendaConfig config, Lane... lanes) {
        Agenda agenda = new Agenda(platform, config);
        for (Lane open : lanes) {
            agenda.open(open);
        }
        await(agenda.start());
        running.add(agenda);
        return agenda;
    }
}
