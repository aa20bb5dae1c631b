package io.redletter.delivery.quota;

import io.redletter.campaign.QuotaWindow;
import io.redletter.delivery.ChannelAccount;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** One limit of one account. */
record Limit(ChannelAccount account, QuotaRule rule, ZoneId zone) {
    Per.Span at(Instant at) {
        return rule.per().at(at, zone);
    }

    QuotaWindow window(Per.Span span, QuotaBook book, @Nullable Instant nextFree) {
        return new QuotaWindow(
                account.id(),
                account.name(),
                rule.per().text(),
                span.name(),
                zone.getId(),
                rule.sends(),
                book.count(Stand.PLANNED),
                book.count(Stand.RESERVED),
                book.count(Stand.SPENT),
                nextFree);
    }
}
