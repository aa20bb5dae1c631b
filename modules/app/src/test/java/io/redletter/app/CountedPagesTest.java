package io.redletter.app;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.accounts.Accounts;
import io.redletter.accounts.AccountsConfig;
import io.redletter.content.PageTokens.Counting;
import io.redletter.content.Work;
import io.redletter.content.WorkKind;
import io.redletter.content.WorkState;
import io.redletter.content.WorkVersion;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.reach.Neighbours;
import io.redletter.reach.Reach;
import io.redletter.reach.ReachConfig;
import io.redletter.reach.Scopes;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(PlatformExtension.class)
class CountedPagesTest {
    private static final Instant NOW = PlatformExtension.START;

    private final Reach reach;
    private final CountedPages pages;

    CountedPagesTest(Platform platform) {
        Accounts accounts = new Accounts(platform, AccountsConfig.standard());
        reach = new Reach(platform, ReachConfig.defaults(), accounts, Neighbours.none());
        pages = new CountedPages(
                platform.clock(),
                reach,
                accounts,
                new CountedPages.Ways(
                        id -> Future.succeededFuture(id.equals("ch_known")),
                        id -> Future.succeededFuture(List.of("channel:h5", "audience:teenagers", "audience:all"))));
    }

    @ParameterizedTest(name = "{0} counts as {1}")
    @CsvSource({"ch_known, ch_known", "ch_invented, direct", "web, direct", "direct, direct", "<script>, direct"})
    void countsUnderAChannelOnlyIfThereIsOne(String asked, String counted) {
        assertThat(scopes(asked).channelId()).isEqualTo(counted);
    }

    @Test
    void saysWhatElseIsKnownOfThePage() {
        assertThat(scopes("ch_known"))
                .isEqualTo(new Scopes("campaign_1", "work_1", 4, "ch_known", "unit_1", "bo", "teenagers", ""));
    }

    private Scopes scopes(String channel) {
        Counting counting = await(pages.counting(work(), version(), channel));
        return reach.tokens().verify(counting.token()).orElseThrow();
    }

    private static Work work() {
        return new Work(
                "work_1",
                1,
                "slug",
                "campaign_1",
                WorkKind.H5,
                "题",
                "unit_1",
                WorkState.RELEASED,
                4,
                null,
                4,
                "hash",
                List.of(),
                null,
                NOW,
                NOW,
                "li",
                NOW,
                NOW,
                false);
    }

    private static WorkVersion version() {
        return new WorkVersion("work_1:4", 1, "work_1", 4, "题", "", "", null, null, "bo", List.of(), "li", NOW, "hash");
    }
}
