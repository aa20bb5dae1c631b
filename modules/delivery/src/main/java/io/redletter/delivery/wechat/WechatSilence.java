package io.redletter.delivery.wechat;

/** Something in between answered instead of the platform: whether the call was carried out is unknown. */
final class WechatSilence extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WechatSilence(String message) {
        super(message, null, false, false);
    }
}
