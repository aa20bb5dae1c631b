package io.redletter.delivery.wechat;

import io.redletter.platform.secret.Vault;
import io.vertx.core.buffer.Buffer;

/** A multipart form with the one file {@code media}. */
record Form(String boundary, Buffer body) {

    static Form media(String fileName, String type, Buffer bytes) {
        String boundary = "redletter-" + Vault.token(18);
        Buffer body = Buffer.buffer("--" + boundary + "\r\nContent-Disposition: form-data; name=\"media\"; filename=\""
                        + fileName + "\"\r\nContent-Type: " + type + "\r\n\r\n")
                .appendBuffer(bytes)
                .appendString("\r\n--" + boundary + "--\r\n");
        return new Form(boundary, body);
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }
}
