package io.redletter.sandbox.wechat;

/**
 * A call whose HTTP was already unreadable: too large, broken multipart, a broken address.
 *
 * @param name the operation it was meant for
 * @param error what the platform says to it
 */
record MalformedCall(String name, WechatError error) implements WechatOperation {
    MalformedCall {
        name = WechatOperations.named(name).name();
    }

    @Override
    public Account identify(Accounts accounts, WechatRequest request) {
        throw new WechatRefusal(error, "unreadable request");
    }

    @Override
    public WechatAnswer answer(Account account, WechatRequest request) {
        throw new WechatRefusal(error, "unreadable request");
    }

    @Override
    public boolean needsToken() {
        return false;
    }
}
