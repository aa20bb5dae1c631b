package io.redletter.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.campaign.Campaign;
import io.redletter.campaign.CampaignState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CampaignChoiceTest {
    private static final LocalDate TODAY = LocalDate.parse("2027-06-05");
    private static final Campaign MONTH = campaign("month", "2027-06-01", "2027-06-30");
    private static final Campaign DAY = campaign("day", "2027-06-05", "2027-06-05");
    private static final Campaign LAST_WEEK = campaign("last-week", "2027-05-25", "2027-06-02");
    private static final Campaign NEXT_WEEK = campaign("next-week", "2027-06-08", "2027-06-14");
    private static final Campaign AUTUMN = campaign("autumn", "2027-09-18", "2027-09-18");

    @Test
    void showsTheDayBeforeTheMonthItLiesIn() {
        assertThat(CampaignChoice.nearest(List.of(MONTH, AUTUMN, DAY), TODAY)).contains(DAY);
    }

    @Test
    void showsWhatRunsBeforeWhatIsNear() {
        assertThat(CampaignChoice.nearest(List.of(NEXT_WEEK, LAST_WEEK, MONTH), TODAY))
                .contains(MONTH);
    }

    @Test
    void showsTheNearestAndOfTwoTheOneToCome() {
        assertThat(CampaignChoice.nearest(List.of(AUTUMN, LAST_WEEK), TODAY)).contains(LAST_WEEK);
        assertThat(CampaignChoice.nearest(List.of(LAST_WEEK, NEXT_WEEK), TODAY)).contains(NEXT_WEEK);
    }

    @Test
    void showsNoneWhereThereIsNone() {
        assertThat(CampaignChoice.nearest(List.of(), TODAY)).isEmpty();
    }

    private static Campaign campaign(String id, String start, String end) {
        return new Campaign(
                id,
                1,
                id,
                null,
                LocalDate.parse(start),
                LocalDate.parse(end),
                "Asia/Shanghai",
                "unit",
                "",
                CampaignState.PLANNED,
                "manual",
                false,
                "user",
                Instant.EPOCH,
                false,
                List.of());
    }
}
