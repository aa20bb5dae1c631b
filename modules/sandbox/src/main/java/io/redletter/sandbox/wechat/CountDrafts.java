package io.redletter.sandbox.wechat;

import io.vertx.core.json.JsonObject;

/** {@code draft/count}: how many drafts the box holds. The documentation makes it a GET. */
final class CountDrafts implements WechatOperation {
    @Override
    public String name() {
        return "draft/count";
    }

    @Override
    public boolean isGet() {
        return true;
    }

    @Override
    public WechatAnswer answer(Account account, WechatRequest request) {
        return WechatAnswer.of(
                new JsonObject().put("total_count", account.drafts().size()));
    }
}
