package io.redletter.sandbox.wechat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** {@code freepublish/submit}: publishes a draft, which leaves the box. No key guards it against a second call. */
final class SubmitPublication implements WechatOperation {
    @Override
    public String name() {
        return "freepublish/submit";
    }

    @Override
    public Optional<String> key(WechatRequest request) {
        return WechatOperation.textKey(request, "media_id");
    }

    @Override
    public WechatAnswer answer(Account account, WechatRequest request) {
        Draft draft = GetDraft.draft(account, request.body());
        Issue issue = Publishing.publication(account, draft, request);
        JsonObject body = new JsonObject()
                .put("errcode", 0)
                .put("errmsg", "ok")
                .put("publish_id", Long.toString(issue.id()))
                .put("msg_data_id", Long.toString(issue.dataId()));
        return WechatAnswer.of(body, new AccountChange.Issued(account.id(), issue))
                .noting(AddDraft.note(draft.articles(), List.of()))
                .asEffect();
    }
}
