package io.redletter.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.redletter.platform.RefusedException;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body that is not the JSON it should be; the pointer names the field where one can be named. */
public final class MalformedJsonException extends RefusedException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 200;

    private MalformedJsonException(int status, String message, @Nullable String pointer) {
        super(status, "malformed-json", message, pointer);
    }

    static MalformedJsonException of(IOException cause) {
        if (cause instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String pointer = pointer(mapping);
            String what = cause instanceof UnrecognizedPropertyException ? "没有这个字段 (unknown field)" : reason(mapping);
            return new MalformedJsonException(422, pointer + ": " + what, pointer);
        }
        if (cause instanceof MismatchedInputException empty && empty.getTargetType() == null) {
            return new MalformedJsonException(400, "请求体是空的 (the body is empty; expected: a JSON object)", null);
        }
        if (cause instanceof MismatchedInputException other) {
            return new MalformedJsonException(400, "请求体" + reason(other), null);
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
        if (cause instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return expected(mismatch.getTargetType());
        }
        String message = cause.getOriginalMessage();
        return message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
    }

    /** What should stand there, without a word of how we read it. */
    private static String expected(Class<?> type) {
        if (type == LocalDate.class) {
            return "应为日期 (expected: a date such as 2027-06-05)";
        } else if (type == LocalDateTime.class) {
            return "应为当地时间 (expected: a local time such as 2027-06-05T08:00)";
        } else if (type == LocalTime.class) {
            return "应为时刻 (expected: a time of day such as 08:00)";
        } else if (type == Instant.class || type == OffsetDateTime.class) {
            return "应为带时区的时间 (expected: a time such as 2027-06-05T08:00:00+08:00)";
        } else if (type.isEnum()) {
            return "应为其中之一 (expected: one of " + words(type) + ")";
        } else if (type == boolean.class || type == Boolean.class) {
            return "应为 true 或 false (expected: true or false)";
        } else if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "应为数字 (expected: a number)";
        } else if (type == String.class) {
            return "应为文字 (expected: a text)";
        } else if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "应为列表 (expected: a list)";
        }
        return "应为一个对象 (expected: an object)";
    }

    /** The constants as they are written in JSON. */
    private static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> Json.MAPPER.convertValue(constant, String.class))
                .toList();
    }
}
