package io.redletter.campaign.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Measures the reader against what people found in plans. {@code dev} was looked at while the reader was written,
 * {@code unseen} was not until it was measured; {@code shared} are real plans, read where the machine has them.
 */
final class MeasuredPlansTest {

    private static final Path PLANS = Path.of("src/test/resources/plans");

    @Test
    void readsThePlansItWasWrittenWith() throws IOException {
        PlanScore score = measured("dev", PLANS.resolve("dev"));

        assertThat(score.days().precision()).isGreaterThanOrEqualTo(0.98);
        assertThat(score.days().recall()).isGreaterThanOrEqualTo(0.98);
        assertThat(score.targets().precision()).isGreaterThanOrEqualTo(0.97);
        assertThat(score.targets().recall()).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void readsPlansItHadNotSeen() throws IOException {
        PlanScore score = measured("unseen", PLANS.resolve("unseen"));

        assertThat(score.days().precision()).isGreaterThanOrEqualTo(0.95);
        assertThat(score.days().recall()).isGreaterThanOrEqualTo(0.95);
        assertThat(score.targets().precision()).isGreaterThanOrEqualTo(0.90);
        assertThat(score.targets().recall()).isGreaterThanOrEqualTo(0.85);
    }

    @Test
    void readsTheRealPlansWhereTheyAreAtHand() throws IOException {
        Optional<Path> texts = Plans.realFolder();
        assumeThat(texts).as("no real plans on this machine (-Dplans.dir)").isPresent();

        PlanScore score = measured("shared", texts.orElseThrow());

        assertThat(score.days().precision()).isGreaterThanOrEqualTo(0.98);
        assertThat(score.days().recall()).isGreaterThanOrEqualTo(0.98);
        assertThat(score.targets().precision()).isGreaterThanOrEqualTo(0.95);
        assertThat(score.targets().recall()).isGreaterThanOrEqualTo(0.95);
    }

    private static PlanScore measured(String set, Path texts) throws IOException {
        PlanScore score = new PlanScore(remark -> {});
        for (Path file : Annotation.in(PLANS.resolve(set))) {
            String text = PlanText.decode(
                    Files.readAllBytes(MeasurePlans.textOf(file, texts).orElseThrow()));
            score.add(Annotation.of(file), Plans.reader().read(text), text);
        }
        System.out.println(set + ": " + score);
        return score;
    }
}
