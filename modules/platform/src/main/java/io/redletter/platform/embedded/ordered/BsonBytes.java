package io.redletter.platform.embedded.ordered;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;

/**
 * Keeps a document as its BSON bytes: a page is written and read by copying, and a document that a reader holds is never
 * the one a writer changes. Documents that earlier versions stored as serialized objects are read as well; they turn into
 * BSON when their page is next written.
 */
final class BsonBytes extends BasicDataType<byte[]> {
    static final BsonBytes INSTANCE = new BsonBytes();

    /** A tag that the library's own type never writes. */
    private static final int BSON = 255;

    private static final int OVERHEAD = 24;

    /** One for each thread that writes; grows to the largest document it wrote. */
    private static final ThreadLocal<ByteBuf> SCRATCH = ThreadLocal.withInitial(() -> Unpooled.buffer(4096));

    private final ObjectDataType serialized = new ObjectDataType();

    private BsonBytes() {}

    static byte[] encode(Document document) {
        ByteBuf buffer = SCRATCH.get().clear();
        BsonEncoder.encodeDocument(document, buffer);
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    static Document decode(byte[] bson) {
        return DocumentReader.read(bson);
    }

    @Override
    public int getMemory(byte[] bson) {
        return bson.length + OVERHEAD;
    }

    @Override
    public void write(WriteBuffer out, byte[] bson) {
        out.put((byte) BSON).putVarInt(bson.length).put(bson);
    }

    @Override
    public byte[] read(ByteBuffer in) {
        int start = in.position();
        if ((in.get() & 0xFF) == BSON) {
            byte[] bson = new byte[DataUtils.readVarInt(in)];
            in.get(bson);
            return bson;
        }
        in.position(start);
        return encode((Document) serialized.read(in));
    }

    @Override
    public byte[][] createStorage(int size) {
        return new byte[size][];
    }
}
