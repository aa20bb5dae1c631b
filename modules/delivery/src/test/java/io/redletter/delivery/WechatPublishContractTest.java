package io.redletter.delivery;

import io.redletter.platform.Platform;
import io.redletter.platform.SettableClock;

/** Publishing without notice: no key, so a lost answer is looked for. */
class WechatPublishContractTest extends ChannelContractTest {
    WechatPublishContractTest(Platform platform, SettableClock clock) {
        super(platform, clock);
    }

    @Override
    Lab lab(House open) {
        return WechatLab.of(open, clock, open.wechat("freepublish"), "freepublish/submit");
    }
}
