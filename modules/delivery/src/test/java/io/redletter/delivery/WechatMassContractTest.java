package io.redletter.delivery;

import io.redletter.platform.Platform;
import io.redletter.platform.SettableClock;

/** Group sends: a key that the platform knows for a day. */
class WechatMassContractTest extends ChannelContractTest {
    WechatMassContractTest(Platform platform, SettableClock clock) {
        super(platform, clock);
    }

    @Override
    Lab lab(House open) {
        return WechatLab.of(open, clock, open.wechat("mass"), "message/mass/sendall");
    }
}
