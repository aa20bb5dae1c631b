package io.redletter.reach.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventScanTest {
    @Test
    void readsTheUsualShapeItself() {
        RawEvent event = scan(
                " {\"id\":\"a-1\", \"t\":\"1~c~w\",\"e\":\"play\",\r\n\"at\":17,\"s\":18,\"v\":\"me\",\"r\":\"x.cn\" } \n");

        assertThat(event).isEqualTo(new RawEvent("a-1", "1~c~w", "play", 17L, 18L, "me", "x.cn"));
        assertThat(scan("{\"id\":\"b\",\"t\":\"t\"}")).isEqualTo(new RawEvent("b", "t", null, null, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"id\":\"a\"",
                "{\"id\":\"a\"},",
                "{\"id\":\"a\"}{",
                "{\"id\":\"a\",}",
                "{\"id\":\"a\",\"id\":\"b\"}",
                "{\"id\":\"\\u0061\",\"t\":\"t\"}",
                "{\"id\":\"é\",\"t\":\"t\"}",
                "{\"id\":\"a\",\"x\":\"t\"}",
                "{\"id\":1}",
                "{\"id\":null}",
                "{\"id\":\"a\",\"at\":-1}",
                "{\"id\":\"a\",\"at\":01}",
                "{\"id\":\"a\",\"at\":1.5}",
                "{\"id\":\"a\",\"at\":1e3}",
                "{\"id\":\"a\",\"at\":\"1\"}",
                "{\"id\":\"a\",\"at\":1234567890123456}",
                "{'id':'a'}"
            })
    void leavesAnythingElseToTheGeneralReader(String json) {
        assertThat(scan(json)).isNull();
    }

    /** Whatever it reads itself, the general reader reads alike: the same event, or the same field at fault. */
    @Property(tries = 3_000)
    void readsNothingOtherwiseThanTheGeneralReader(@ForAll("texts") String json) {
        String own;
        try {
            own = String.valueOf(scan(json));
        } catch (EventRefusedException refused) {
            own = "refused " + refused.pointer();
        }

        if (!own.equals("null")) {
            assertThat(own).as(json).isEqualTo(general(json));
        }
    }

    private static String general(String json) {
        try {
            return Json.MAPPER.readValue(json, RawEvent.class).toString();
        } catch (java.io.IOException e) {
            return e.getCause() instanceof EventRefusedException refused
                    ? "refused " + refused.pointer()
                    : "broken " + e;
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> names = Arbitraries.of("id", "t", "e", "at", "s", "v", "r", "x", "");
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.of(
                        "\"a\"", "\"\"", "\"a b\"", "\"play\"", "1", "0", "007", "4102444800001", "null", "true", "{}"),
                Arbitraries.strings().ascii().ofMaxLength(70).map(text -> "\"" + text + "\""),
                Arbitraries.longs().map(String::valueOf));
        Arbitrary<String> fields = net.jqwik.api.Combinators.combine(names, Arbitraries.of(":", " : ", ""), values)
                .as((name, colon, value) -> "\"" + name + "\"" + colon + value);
        return net.jqwik.api.Combinators.combine(
                        fields.list().ofMaxSize(6), Arbitraries.of("", "", "", "", " ", "}", "x", ",\"t\":\"t\""))
                .as((all, tail) -> "{" + String.join(",", withToken(all)) + tail + "}");
    }

    private static List<String> withToken(List<String> fields) {
        java.util.ArrayList<String> all = new java.util.ArrayList<>(List.of("\"id\":\"i\"", "\"t\":\"t\""));
        fields.stream().filter(field -> !field.startsWith("\"id\"")).forEach(all::add);
        return all;
    }

    private static RawEvent scan(String json) {
        byte[] bytes = ("##" + json).getBytes(StandardCharsets.UTF_8);
        return EventScan.read(bytes, 2, bytes.length - 2);
    }
}
