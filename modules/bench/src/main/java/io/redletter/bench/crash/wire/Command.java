package io.redletter.bench.crash.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * A write command on its way.
 *
 * @param name {@code insert}, {@code update}, {@code delete} or {@code findAndModify}
 * @param collection which it writes to
 * @param body the command without its items
 * @param items the documents it inserts, or its updates or deletes; itself where it is a {@code findAndModify}
 */
public record Command(String name, String collection, BsonDocument body, List<BsonDocument> items) {
    private static final Map<String, String> ITEMS =
            Map.of("insert", "documents", "update", "updates", "delete", "deletes", "findAndModify", "");
    private static final int CHECKSUM = 1;
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    public Command {
        items = List.copyOf(items);
    }

    /** The write command in a message; empty for anything else. */
    static Optional<Command> in(WireMessage message) {
        if (!message.isMessage()) {
            return Optional.empty();
        }
        BsonDocument body = new BsonDocument();
        List<BsonDocument> items = new ArrayList<>();
        for (Section section : sections(message)) {
            if (section.identifier().isEmpty()) {
                body = section.documents().get(0);
            } else {
                items.addAll(section.documents());
            }
        }
        String name = body.isEmpty() ? "" : body.getFirstKey();
        String field = ITEMS.get(name);
        if (field == null || !body.isString(name)) {
            return Optional.empty();
        }
        BsonDocument rest = body.clone();
        if (field.isEmpty()) {
            items.add(body);
        } else if (rest.remove(field) instanceof BsonArray inside) {
            inside.forEach(item -> items.add(item.asDocument()));
        }
        return Optional.of(new Command(name, body.getString(name).getValue(), rest, items));
    }

    /** The same with other items. */
    Command with(List<BsonDocument> others) {
        return new Command(name, collection, body, others);
    }

    /** As a message of one section. */
    WireMessage message(int requestId) {
        BsonDocument whole = body.clone();
        String field = ITEMS.getOrDefault(name, "");
        if (!field.isEmpty()) {
            whole.put(field, new BsonArray(items));
        }
        return message(requestId, 0, whole);
    }

    /** A message of one section that holds this document. */
    static WireMessage message(int requestId, int responseTo, BsonDocument document) {
        BasicOutputBuffer out = new BasicOutputBuffer();
        CODEC.encode(
                new BsonBinaryWriter(out), document, EncoderContext.builder().build());
        byte[] bson = out.toByteArray();
        int length = WireMessage.HEADER + 4 + 1 + bson.length;
        byte[] bytes = ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .putInt(requestId)
                .putInt(responseTo)
                .putInt(WireMessage.OP_MSG)
                .putInt(0)
                .put((byte) 0)
                .put(bson)
                .array();
        return new WireMessage(bytes);
    }

    /** The body of an answer. */
    static BsonDocument answer(WireMessage message) {
        return sections(message).get(0).documents().get(0);
    }

    /** @param identifier empty for the body */
    private record Section(String identifier, List<BsonDocument> documents) {}

    private static List<Section> sections(WireMessage message) {
        ByteBuffer bytes = ByteBuffer.wrap(message.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        int flags = bytes.getInt(WireMessage.HEADER);
        int end = bytes.capacity() - ((flags & CHECKSUM) == 0 ? 0 : 4);
        bytes.position(WireMessage.HEADER + 4);
        List<Section> sections = new ArrayList<>();
        while (bytes.position() < end) {
            if (bytes.get() == 0) {
                sections.add(new Section("", List.of(document(bytes))));
            } else {
                int last = bytes.position() + bytes.getInt();
                String identifier = text(bytes);
                List<BsonDocument> documents = new ArrayList<>();
                while (bytes.position() < last) {
                    documents.add(document(bytes));
                }
                sections.add(new Section(identifier, documents));
            }
        }
        return sections;
    }

    private static BsonDocument document(ByteBuffer bytes) {
        int length = bytes.getInt(bytes.position());
        byte[] own = new byte[length];
        bytes.get(own);
        return CODEC.decode(
                new BsonBinaryReader(ByteBuffer.wrap(own)),
                DecoderContext.builder().build());
    }

    private static String text(ByteBuffer bytes) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (byte next = bytes.get(); next != 0; next = bytes.get()) {
            text.write(next);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
