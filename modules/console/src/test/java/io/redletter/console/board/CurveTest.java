package io.redletter.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CurveTest {
    @ParameterizedTest
    @CsvSource({"0, 4", "1, 4", "5, 6", "10, 10", "11, 20", "99, 100", "101, 200", "1849, 2000", "123456789, 200000000"
    })
    void endsItsAxisAtANumberThatReadsWell(long most, long top) {
        assertThat(Curve.roundUp(most)).isEqualTo(top);
    }

    @Test
    void leavesOutTheMinuteThatIsNotOver() {
        Curve curve = Curve.of(minutes(0, 100, 50, 3));

        assertThat(curve.view().split(" ")).containsExactly("0.0,240.0", "393.3,0.0", "786.7,120.0");
    }

    @Test
    void drawsBothLinesInOneScale() {
        Curve curve = Curve.of(List.of(minute(10, 200), minute(100, 0), minute(0, 0)));

        assertThat(curve.top()).isEqualTo(200);
        assertThat(curve.view()).isEqualTo("0.0,228.0 590.0,120.0");
        assertThat(curve.play()).isEqualTo("0.0,0.0 590.0,240.0");
    }

    private static List<Minute> minutes(long... views) {
        return LongStream.of(views).mapToObj(view -> minute(view, 0)).toList();
    }

    private static Minute minute(long view, long play) {
        return new Minute(Instant.EPOCH, view, play);
    }
}
