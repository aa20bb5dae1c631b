package io.redletter.campaign.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import io.redletter.platform.RefusedException;
import java.util.List;

/** Refuses, at the field, what a streamed JSON body holds in the wrong shape; nothing else looks at it before. */
final class PlanBody {
    private static final List<String> WORDS = List.of("text", "title", "unitId", "planId");

    private PlanBody() {}

    static void check(JsonNode body) {
        if (!body.isObject()) {
            throw new RefusedException(
                    422,
                    "malformed-json",
                    "请求体应为 JSON 对象 (the body: expected a JSON object such as {\"text\": …})",
                    "");
        }
        for (String field : WORDS) {
            JsonNode value = body.get(field);
            if (value != null && !value.isTextual() && !value.isNull()) {
                throw wrong("/" + field, "应为文字 (expected: a string)");
            }
        }
        JsonNode years = body.get("years");
        if (years == null || years.isNull()) {
            return;
        }
        if (!years.isArray()) {
            throw wrong("/years", "应为年份的列表,如 [2027] (expected: a list of years such as [2027])");
        }
        for (int i = 0; i < years.size(); i++) {
            if (!years.get(i).isInt()) {
                throw wrong("/years/" + i, "应为年份,如 2027 (expected: a year such as 2027)");
            }
        }
    }

    private static RefusedException wrong(String pointer, String sentence) {
        return RefusedException.field(pointer, "malformed-json", pointer + ": " + sentence);
    }
}
