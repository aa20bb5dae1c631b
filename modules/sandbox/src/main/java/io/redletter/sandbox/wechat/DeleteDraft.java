package io.redletter.sandbox.wechat;

/** {@code draft/delete}: takes a draft out of the box for good. */
final class DeleteDraft implements WechatOperation {
    @Override
    public String name() {
        return "draft/delete";
    }

    @Override
    public WechatAnswer answer(Account account, WechatRequest request) {
        Draft draft = GetDraft.draft(account, request.body());
        return WechatAnswer.ok(new AccountChange.DraftRemoved(account.id(), draft.mediaId()));
    }
}
