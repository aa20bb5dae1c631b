package io.redletter.campaign.task;

import io.redletter.campaign.Campaign;
import io.redletter.campaign.RelativeTime;
import io.redletter.observance.Almanac;
import io.redletter.platform.RefusedException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which deadlines a person may give a task: a fixed day, or one that hangs on the campaign's dates. */
final class TaskDates {
    private TaskDates() {}

    /**
     * The deadline that is meant.
     *
     * @return null where neither is given
     * @throws RefusedException naming {@code /deadline} or {@code /relative}
     */
    static @Nullable LocalDate of(@Nullable LocalDate deadline, @Nullable RelativeTime relative, Campaign campaign) {
        if (relative == null) {
            return deadline == null ? null : known(deadline, "/deadline");
        }
        if (relative.time() != null) {
            throw RefusedException.field(
                    "/relative",
                    "time-not-kept",
                    "/relative: 任务的期限是一天,不写几点,请写成 T-3 这样 (expected: a day without a time, such as T-3)");
        }
        LocalDate day = relative.day(campaign.start(), campaign.end());
        if (deadline != null && !deadline.equals(day)) {
            throw RefusedException.field(
                    "/relative",
                    "invalid-field",
                    "/relative: " + relative.text() + " 是 " + day + ",和 deadline " + deadline
                            + " 不一样,只写其中一个 (expected: either deadline or relative)");
        }
        return known(day, "/relative");
    }

    private static LocalDate known(LocalDate day, String pointer) {
        if (day.getYear() < Almanac.FIRST_YEAR || day.getYear() > Almanac.LAST_YEAR) {
            throw RefusedException.field(
                    pointer,
                    "unknown-year",
                    pointer + ": " + day + " 应在 " + Almanac.FIRST_YEAR + " 到 " + Almanac.LAST_YEAR
                            + " 年之间 (expected: a day from " + Almanac.FIRST_YEAR + " to " + Almanac.LAST_YEAR + ")");
        }
        return day;
    }
}
