package io.redletter.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.redletter.platform.RefusedException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A body that is not the JSON it should be; the pointer names the field where one can be named. */
public final class MalformedJsonException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private MalformedJsonException(int status, String message, @Nullable String pointer) {
        super(status, "malformed-json", message, pointer);
    }

    static MalformedJsonException of(IOException cause) {
        if (cause instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String pointer = pointer(mapping);
            String what = cause instanceof UnrecognizedPropertyException ? "没有这个字段 (unknown field)" : reason(mapping);
            return new MalformedJsonException(422, pointer + ": " + what, pointer);
        }
        if (cause instanceof JsonProcessingException broken && broken.getLocation() != null) {
            return new MalformedJsonException(
                    400,
                    "JSON 第 " + broken.getLocation().getLineNr() + " 行第 "
                            + broken.getLocation().getColumnNr() + " 列无法解析 (not valid JSON): " + reason(broken),
                    null);
        }
        return new MalformedJsonException(400, "请求体不是 JSON (the body is not JSON)", null);
    }

    private static String pointer(JsonMappingException mapping) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            String name = step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName();
            pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private static String reason(JsonProcessingException cause) {
        String message = cause.getOriginalMessage();
        return message.length() > 200 ? message.substring(0, 200) + "…" : message;
    }
}
