package io.redletter.sandbox.wechat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A posted JSON object, read strictly: what is no JSON, or has another type than asked for, is refused with 47001.
 * Unknown fields are not looked at.
 */
final class JsonBody {
    private final JsonObject fields;
    private final String path;

    private JsonBody(JsonObject fields, String path) {
        this.fields = fields;
        this.path = path;
    }

    static JsonBody parse(@Nullable Buffer body) {
        if (body == null || body.length() == 0) {
            throw new WechatRefusal(WechatError.EMPTY_POST, "no body");
        }
        try {
            return new JsonBody(new JsonObject(body), "");
        } catch (DecodeException | ClassCastException notAnObject) {
            throw new WechatRefusal(WechatError.DATA_FORMAT, "not a JSON object");
        }
    }

    static JsonBody parse(String body) {
        return parse(Buffer.buffer(body));
    }

    boolean has(String name) {
        return fields.getValue(name) != null;
    }

    /** Empty where the field is absent. */
    String text(String name) {
        Object value = fields.getValue(name);
        if (value == null) {
            return "";
        }
        if (value instanceof String text) {
            return text;
        }
        throw wrongType(name, "a string");
    }

    /** An identifier the platform writes as a number in one place and as a string in another. */
    String id(String name) {
        Object value = fields.getValue(name);
        return value instanceof Number ? value.toString() : text(name);
    }

    int number(String name, int otherwise) {
        Object value = fields.getValue(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number && isInt(number)) {
            return number.intValue();
        }
        throw wrongType(name, "a whole number");
    }

    boolean flag(String name, boolean otherwise) {
        Object value = fields.getValue(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrongType(name, "true or false");
    }

    /** An empty object where the field is absent. */
    JsonBody object(String name) {
        Object value = fields.getValue(name);
        return element(value == null ? new JsonObject() : value, name);
    }

    /** No objects where the field is absent. */
    List<JsonBody> objects(String name) {
        JsonArray array = array(name);
        return IntStream.range(0, array.size())
                .mapToObj(i -> element(array.getValue(i), name + "[" + i + "]"))
                .toList();
    }

    /** The strings of an array; none where the field is absent. */
    List<String> texts(String name) {
        return array(name).stream().map(one -> textOf(one, name)).toList();
    }

    /** The field's name with the way to it, for messages. */
    String where(String name) {
        return path + name;
    }

    private JsonArray array(String name) {
        Object value = fields.getValue(name);
        if (value == null) {
            return new JsonArray();
        }
        if (value instanceof JsonArray array) {
            return array;
        }
        throw wrongType(name, "an array");
    }

    private String textOf(@Nullable Object value, String name) {
        if (value instanceof String text) {
            return text;
        }
        throw wrongType(name, "an array of strings");
    }

    private JsonBody element(@Nullable Object value, String name) {
        if (value instanceof JsonObject element) {
            return new JsonBody(element, path + name + ".");
        }
        throw wrongType(name, "an object");
    }

    private WechatRefusal wrongType(String name, String expected) {
        return new WechatRefusal(WechatError.DATA_FORMAT, where(name) + " (expected: " + expected + ")");
    }

    private static boolean isInt(Number value) {
        BigDecimal exact = new BigDecimal(value.toString());
        return exact.stripTrailingZeros().scale() <= 0
                && exact.compareTo(BigDecimal.valueOf(Integer.MIN_VALUE)) >= 0
                && exact.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    }
}
