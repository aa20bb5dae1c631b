package io.redletter.sandbox.wechat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** {@code material/add_material}: keeps a file in the account's stock. */
final class AddMaterial implements WechatOperation {
    @Override
    public String name() {
        return "material/add_material";
    }

    @Override
    public WechatAnswer answer(Account account, WechatRequest request) {
        MaterialKind kind = MaterialKind.named(request.parameter("type"))
                .orElseThrow(() -> new WechatRefusal(
                        WechatError.INVALID_MEDIA_KIND, "type (expected: image, voice, video, thumb)"));
        Material material = kind.accept(request);
        if (kind == MaterialKind.VIDEO) {
            checkDescription(request);
        }
        if (account.materials().isFull(material.kind())) {
            throw new WechatRefusal(WechatError.STOCK_FULL, "stock of " + material.kind());
        }
        JsonObject body = new JsonObject().put("media_id", material.mediaId()).put("item", new JsonArray());
        if (material.isPicture()) {
            body.put("url", request.pictureUrl(material));
        }
        return WechatAnswer.of(body, new AccountChange.MaterialStored(account.id(), material))
                .noting(material.kind() + " " + material.format() + " " + material.bytes() + " B");
    }

    private static void checkDescription(WechatRequest request) {
        String description =
                Optional.ofNullable(request.form().get("description")).orElse("");
        JsonBody fields = JsonBody.parse(description);
        if (fields.text("title").isEmpty()) {
            throw new WechatRefusal(WechatError.EMPTY_TITLE, "description.title");
        }
        fields.text("introduction");
    }
}
