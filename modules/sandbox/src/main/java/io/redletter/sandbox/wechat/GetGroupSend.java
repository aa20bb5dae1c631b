package io.redletter.sandbox.wechat;

import io.vertx.core.json.JsonObject;

/** {@code message/mass/get}: how far a group send is. */
final class GetGroupSend implements WechatOperation {
    @Override
    public String name() {
        return "message/mass/get";
    }

    @Override
    public WechatAnswer answer(Account account, WechatRequest request) {
        Issue issue = groupSend(account, request.body());
        String over = issue.verdict() == 0 ? "SEND_SUCCESS" : "SEND_FAIL";
        String sent = issue.isDone(request.now()) ? over : "SENDING";
        return WechatAnswer.of(
                new JsonObject().put("msg_id", issue.id()).put("msg_status", issue.isWithdrawn() ? "DELETE" : sent));
    }

    /** The group send that {@code msg_id} names, written as a number or as a string. */
    static Issue groupSend(Account account, JsonBody body) {
        String id = body.id("msg_id");
        if (!id.matches("[0-9]{1,18}")) {
            throw new WechatRefusal(WechatError.INVALID_MSG_ID, "msg_id");
        }
        return account.issues()
                .find(Issue.Kind.GROUP_SEND, Long.parseLong(id))
                .orElseThrow(() -> new WechatRefusal(WechatError.INVALID_MSG_ID, "no such msg_id"));
    }
}
