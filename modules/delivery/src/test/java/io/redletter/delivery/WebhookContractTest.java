package io.redletter.delivery;

import io.redletter.delivery.channel.Channel;
import io.redletter.delivery.outbound.Outbound;
import io.redletter.delivery.outbound.TargetGuard;
import io.redletter.delivery.webhook.WebhookChannel;
import io.redletter.platform.Platform;
import io.redletter.platform.SettableClock;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

class WebhookContractTest extends ChannelContractTest {
    WebhookContractTest(Platform platform, SettableClock clock) {
        super(platform, clock);
    }

    @Override
    Lab lab(House open) {
        TargetGuard guard = new TargetGuard(platform.vertx(), Set.of(open.otherSide.authority()));
        Outbound outbound = new Outbound(platform.vertx(), guard, Duration.ofSeconds(2));
        return new WebhookLab(open.otherSide, open.webhook("one"), new WebhookChannel(outbound, clock));
    }

    private record WebhookLab(OtherSide side, ChannelAccount account, Channel channel) implements Lab {
        private static final String HOOK = "webhook:one";

        @Override
        public String secret() {
            return OtherSide.HOOK_SECRET;
        }

        @Override
        public List<Broken> brokenAccounts() {
            Map<String, String> whole = account.settings();
            return List.of(
                    new Broken(Map.of(), secret(), "/settings/url"),
                    new Broken(Map.of("url", "http://example.com/"), secret(), "/settings/url"),
                    new Broken(Map.of("url", "no address"), secret(), "/settings/url"),
                    new Broken(Map.of("url", side.hook("one"), "colour", "red"), secret(), "/settings/colour"),
                    new Broken(whole, null, "/secret"),
                    new Broken(whole, "", "/secret"),
                    new Broken(whole, "whsec_c2hvcnQ=", "/secret"),
                    new Broken(whole, "whsk_" + "A".repeat(86) + "==", "/secret"));
        }

        @Override
        public long done() {
            return side.effects(HOOK);
        }

        @Override
        public List<String> bodies() {
            return side.received(HOOK, "receive").stream()
                    .map(entry -> entry.getString("digest"))
                    .toList();
        }

        @Override
        public void loseTheAnswer() {
            side.goWrong(HOOK, "answer-lost", null);
        }

        @Override
        public void dropTheCall() {
            side.goWrong(HOOK, "reset", null);
        }

        @Override
        public void beInTrouble() {
            side.goWrong(HOOK, "status5xx", null);
        }

        @Override
        public void hang() {
            side.goWrong(HOOK, "slow", null, 1, new JsonObject().put("delayMs", 60_000));
        }
    }
}
