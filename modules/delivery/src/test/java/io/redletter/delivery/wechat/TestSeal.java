package io.redletter.delivery.wechat;

/** Signs as the platform does. */
public final class TestSeal {
    private TestSeal() {}

    public static String sign(String... parts) {
        return CallbackSeal.sign(parts);
    }
}
