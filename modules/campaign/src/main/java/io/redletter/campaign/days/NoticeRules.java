package io.redletter.campaign.days;

import io.redletter.observance.Almanac;
import io.redletter.observance.Coded;
import io.redletter.observance.Kind;
import io.redletter.observance.Notice;
import io.redletter.observance.Observance;
import io.redletter.observance.Status;
import io.redletter.platform.RefusedException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a notice must say before it is taken, and what it counts. */
final class NoticeRules {
    private static final int LONGEST = 200;

    private NoticeRules() {}

    /**
     * The draft as it would be stored.
     *
     * @param before the one that is stored for this day and year, or null
     * @param known the almanac without any entered notice
     */
    static StoredNotice accepted(
            StoredNotice draft, @Nullable StoredNotice before, Almanac known, String actor, Instant now) {
        Observance observance = known.find(draft.observanceId())
                .orElseThrow(() -> refused(
                        "observanceId", "unknown-observance", "日历里没有 " + draft.observanceId() + " (no such day)"));
        checkYear(draft, observance);
        Status status = checkStatus(draft);
        checkDates(draft, status, observance.kind());
        text("title", draft.title(), 1);
        text("issuer", draft.issuer(), 0);
        text("number", draft.number(), 0);
        Notice said = said(draft, before, observance);
        boolean moved = status == Status.ANNOUNCED
                && said != null
                && said.start() != null
                && !(said.start().equals(draft.start()) && Objects.equals(said.end(), draft.end()));
        int sequence = Math.max(before == null ? 0 : before.sequence(), ofFile(draft, observance)) + 1;
        return draft.entered(
                draft.version() + 1,
                sequence,
                moved ? Status.CHANGED.code() : status.code(),
                actor,
                now.truncatedTo(ChronoUnit.MILLIS));
    }

    /** What was said of that year until now, by an entered notice or the file's. */
    private static @Nullable Notice said(StoredNotice draft, @Nullable StoredNotice before, Observance observance) {
        return before == null || before.withdrawn() ? observance.notices().get(draft.year()) : before.notice();
    }

    private static int ofFile(StoredNotice draft, Observance observance) {
        Notice ofFile = observance.notices().get(draft.year());
        return ofFile == null ? 0 : ofFile.sequence();
    }

    private static void checkYear(StoredNotice draft, Observance observance) {
        if (draft.year() < Almanac.FIRST_YEAR || draft.year() > Almanac.LAST_YEAR) {
            throw refused(
                    "year",
                    "unknown-year",
                    "日历只有 " + Almanac.FIRST_YEAR + " 到 " + Almanac.LAST_YEAR + " 年 (no such year in the almanac)");
        }
        if (!observance.isHeldIn(draft.year())) {
            throw refused("year", "not-held", observance.name() + " " + draft.year() + " 年不举办 (not held in that year)");
        }
    }

    private static Status checkStatus(StoredNotice draft) {
        return Coded.find(Status.class, draft.status())
                .filter(status -> status != Status.BY_RULE && status != Status.EXPECTED)
                .orElseThrow(() -> refused(
                        "status",
                        "invalid-field",
                        "应为 announced、changed 或 cancelled (expected: announced, changed or cancelled)"));
    }

    private static void checkDates(StoredNotice draft, Status status, Kind kind) {
        LocalDate start = draft.start();
        LocalDate end = draft.end();
        if (start == null && (status != Status.CANCELLED || end != null)) {
            throw refused("start", "start-missing", "请写明开始日期 (expected: the first day)");
        }
        if (start == null) {
            return;
        }
        if (start.getYear() != draft.year()) {
            throw refused(
                    "start",
                    "other-year",
                    start + " 不在 " + draft.year() + " 年内,请登记到那一年 (the first day lies in another year)");
        }
        if (end != null) {
            Lengths.check(kind, start, end, "/end", "too-long");
        }
    }

    private static void text(String field, String value, int least) {
        int length = value.strip().length();
        if (length < least || length > LONGEST) {
            throw refused(
                    field,
                    "invalid-field",
                    "要 " + least + " 到 " + LONGEST + " 个字 (expected: " + least + " to " + LONGEST + " characters)");
        }
    }

    private static RefusedException refused(String field, String code, String message) {
        return RefusedException.field("/" + field, code, "/" + field + ": " + message);
    }
}
