package io.redletter.platform.mongo;

import com.mongodb.MongoClientSettings;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Function;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;

/**
 * How values are stored. The driver would store a local date as an instant at midnight UTC; a day is a local date,
 * never an instant, so local values are ISO texts here.
 */
final class Codecs {
    private Codecs() {}

    static CodecRegistry registry() {
        return CodecRegistries.fromRegistries(
                CodecRegistries.fromCodecs(
                        new TextCodec<>(LocalDate.class, LocalDate::parse),
                        new TextCodec<>(LocalTime.class, LocalTime::parse),
                        new TextCodec<>(LocalDateTime.class, LocalDateTime::parse),
                        new TextCodec<>(ZoneId.class, ZoneId::of)),
                MongoClientSettings.getDefaultCodecRegistry());
    }

    private record TextCodec<T>(Class<T> type, Function<String, T> parse) implements Codec<T> {
        @Override
        public T decode(BsonReader reader, DecoderContext context) {
            return parse.apply(reader.readString());
        }

        @Override
        public void encode(BsonWriter writer, T value, EncoderContext context) {
            writer.writeString(value.toString());
        }

        @Override
        public Class<T> getEncoderClass() {
            return type;
        }
    }
}
