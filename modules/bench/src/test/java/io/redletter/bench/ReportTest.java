package io.redletter.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final StringWriter text = new StringWriter();

    private int print(Report report) {
        return report.print(new PrintWriter(text));
    }

    private JsonObject lastLine() {
        List<String> lines = text.toString().lines().toList();
        return new JsonObject(lines.get(lines.size() - 1));
    }

    @Test
    void endsWithOneJsonObject() {
        int code = print(new Report("ingest").compare("req/s", 60, 100).promise("ratio of 0.5", true));

        assertThat(code).isZero();
        assertThat(lastLine())
                .isEqualTo(new JsonObject()
                        .put("bench", "ingest")
                        .put("ours", 60.0)
                        .put("baseline", 100.0)
                        .put("ratio", 0.6)
                        .put("unit", "req/s")
                        .put("ok", true));
    }

    @Test
    void isNotOkWhereOnePromiseOfSeveralIsBroken() {
        int code = print(new Report("exact").promise("nothing lost", false).promise("nothing doubled", true));

        assertThat(code).isEqualTo(1);
        assertThat(lastLine().getBoolean("ok")).isFalse();
        assertThat(text.toString()).contains("NOT MET");
    }

    @Test
    void tellsAMissedAbsoluteGoalButIsNotJudgedByIt() {
        int code = print(new Report("days").goal("thirtyYearsMillis", 80, 50, "ms"));

        assertThat(code).isZero();
        assertThat(text.toString()).contains("MISSES");
    }
}
