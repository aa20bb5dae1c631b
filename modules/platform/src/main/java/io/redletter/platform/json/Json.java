package io.redletter.platform.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.redletter.platform.VisibleText;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;

/** The product's JSON: ISO dates and instants, no nulls written, unknown fields refused. */
public final class Json {
    /** The shared mapper; read it, do not configure it. */
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private static final ObjectMapper TYPED =
            MAPPER.copy().registerModule(new SimpleModule("typed").addDeserializer(String.class, new TypedText()));

    private Json() {}

    /** The value as JSON bytes. */
    public static Buffer buffer(Object value) {
        try {
            return Buffer.buffer(MAPPER.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "cannot write as JSON: " + value.getClass().getName(), e);
        }
    }

    /** The value as JSON text. */
    public static String text(Object value) {
        return buffer(value).toString();
    }

    /** The value as a Vert.x object, for templates and the event bus. */
    public static JsonObject object(Object value) {
        return new JsonObject(buffer(value));
    }

    /**
     * Reads JSON bytes.
     *
     * @throws MalformedJsonException a refusal that names the field, where the text is not such a value
     */
    public static <T> T read(Buffer json, Class<T> type) {
        try {
            return MAPPER.readValue(json.getBytes(), type);
        } catch (IOException e) {
            throw MalformedJsonException.of(e);
        }
    }

    /**
     * The same for what people and their programs send in: its texts are kept as {@link VisibleText} leaves them.
     *
     * @throws MalformedJsonException a refusal that names the field, where the text is not such a value
     */
    public static <T> T readTyped(Buffer json, Class<T> type) {
        try {
            return TYPED.readValue(json.getBytes(), type);
        } catch (IOException e) {
            throw MalformedJsonException.of(e);
        }
    }

    private static final class TypedText extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1;

        private TypedText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return VisibleText.of(StringDeserializer.instance.deserialize(parser, context));
        }
    }
}
