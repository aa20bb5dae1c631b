package io.redletter.sandbox.wechat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/** The platform counts days and months in Asia/Shanghai. */
final class ChinaTime {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private ChinaTime() {}

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    static YearMonth month(Instant at) {
        return YearMonth.from(day(at));
    }
}
