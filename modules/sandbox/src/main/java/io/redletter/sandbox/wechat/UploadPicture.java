package io.redletter.sandbox.wechat;

import io.vertx.core.json.JsonObject;

/** {@code media/uploadimg}: a picture for article bodies, outside the stock. */
final class UploadPicture implements WechatOperation {
    @Override
    public String name() {
        return "media/uploadimg";
    }

    @Override
    public WechatAnswer answer(Account account, WechatRequest request) {
        Material picture = MaterialKind.BODY.accept(request);
        return WechatAnswer.of(
                        new JsonObject().put("url", request.pictureUrl(picture)),
                        new AccountChange.MaterialStored(account.id(), picture))
                .noting(picture.format() + " " + picture.bytes() + " B");
    }
}
