package io.redletter.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatenessTest {
    @ParameterizedTest
    @CsvSource({
        "SEND_WITHIN, 0,    SEND",
        "SEND_WITHIN, 60,   SEND",
        "SEND_WITHIN, 1800, SEND",
        "SEND_WITHIN, 1801, SKIP",
        "SKIP,        60,   SEND",
        "SKIP,        61,   SKIP",
        "ASK,         60,   SEND",
        "ASK,         61,   ASK"
    })
    void doesWhatThePolicySaysOnceItIsLate(LatePolicy.Kind kind, long lateBy, Lateness.Verdict verdict) {
        Push push = push("2027-06-05T08:00", "Asia/Shanghai", policy(kind), true);

        assertThat(push.lateness(push.due().plusSeconds(lateBy)).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-06-05T23:50, Asia/Shanghai, 2027-06-05T15:59:59Z, SEND",
        "2027-06-05T23:50, Asia/Shanghai, 2027-06-05T16:00:00Z, SKIP",
        "2027-11-07T22:00, America/New_York, 2027-11-08T04:59:59Z, SEND",
        "2027-11-07T22:00, America/New_York, 2027-11-08T05:00:00Z, SKIP"
    })
    void diesAtTheMidnightOfItsOwnZone(String local, String zone, Instant now, Lateness.Verdict verdict) {
        Push push = push(local, zone, LatePolicy.sendWithin(Duration.ofDays(1)), true);

        assertThat(push.lateness(now).verdict()).isEqualTo(verdict);
    }

    @Test
    void outlivesItsDayWhereItIsNotBoundToIt() {
        Push push = push("2027-06-05T23:50", "Asia/Shanghai", LatePolicy.sendWithin(Duration.ofDays(1)), false);

        assertThat(push.lateness(push.due().plus(Duration.ofHours(20))).verdict())
                .isEqualTo(Lateness.Verdict.SEND);
    }

    @Test
    void saysWhyItDoesNotLeave() {
        Push push = push("2027-06-05T08:00", "Asia/Shanghai", LatePolicy.skip(), true);

        assertThat(push.lateness(push.due().plusSeconds(90)).reason())
                .startsWith("too-late")
                .contains("90");
        assertThat(push.lateness(push.due().plus(Duration.ofDays(1))).reason()).startsWith("day-over");
    }

    @Test
    void refusesAPolicyThatMeansNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LatePolicy(LatePolicy.Kind.SEND_WITHIN, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new LatePolicy(LatePolicy.Kind.SKIP, 60));
    }

    private static LatePolicy policy(LatePolicy.Kind kind) {
        return kind == LatePolicy.Kind.SEND_WITHIN ? LatePolicy.STANDARD : new LatePolicy(kind, 0);
    }

    private static Push push(String local, String zone, LatePolicy late, boolean dayBound) {
        PushTime time = PushTime.of(LocalDateTime.parse(local), zone);
        return new Push(
                "push_1",
                1,
                "campaign_1",
                "unit_1",
                "work_1",
                List.of("ch_1"),
                time.local(),
                zone,
                time.due(),
                null,
                "firing",
                late,
                dayBound,
                null,
                null,
                null,
                null,
                null,
                null,
                "user_1",
                Instant.EPOCH,
                false,
                null);
    }
}
