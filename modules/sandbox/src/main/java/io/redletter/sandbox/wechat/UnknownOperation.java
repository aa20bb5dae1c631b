package io.redletter.sandbox.wechat;

/** A path that is no operation of this stand-in. */
record UnknownOperation(String name) implements WechatOperation {
    private static final int SHOWN = 100;

    UnknownOperation {
        name = name.substring(0, Math.min(SHOWN, name.length()));
    }

    @Override
    public Account identify(Accounts accounts, WechatRequest request) {
        throw new WechatRefusal(WechatError.INVALID_URL, "/cgi-bin/" + name);
    }

    @Override
    public WechatAnswer answer(Account account, WechatRequest request) {
        throw new WechatRefusal(WechatError.INVALID_URL, "/cgi-bin/" + name);
    }

    @Override
    public boolean needsToken() {
        return false;
    }
}
