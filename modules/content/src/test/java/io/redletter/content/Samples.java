package io.redletter.content;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Small media files made on the spot; a seed makes their bytes, and so their hash, unlike any other's. */
public final class Samples {
    private Samples() {}

    public static Buffer png(int width, int height, int seed) {
        return Buffer.buffer()
                .appendBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
                .appendInt(13)
                .appendString("IHDR")
                .appendInt(width)
                .appendInt(height)
                .appendBytes(new byte[] {8, 2, 0, 0, 0})
                .appendBytes(noise(seed, 2_000));
    }

    public static Buffer gif(int width, int height) {
        return Buffer.buffer("GIF89a")
                .appendUnsignedShortLE(width)
                .appendUnsignedShortLE(height)
                .appendBytes(new byte[60]);
    }

    public static Buffer jpeg(int width, int height) {
        return Buffer.buffer()
                .appendBytes(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0})
                .appendUnsignedShort(16)
                .appendBytes(new byte[14])
                .appendBytes(new byte[] {(byte) 0xFF, (byte) 0xC0})
                .appendUnsignedShort(17)
                .appendByte((byte) 8)
                .appendUnsignedShort(height)
                .appendUnsignedShort(width)
                .appendBytes(new byte[64]);
    }

    /** An extended WebP, whose canvas size is stored less one. */
    public static Buffer webp(int width, int height) {
        return Buffer.buffer("RIFF")
                .appendIntLE(100)
                .appendString("WEBPVP8X")
                .appendIntLE(10)
                .appendIntLE(0)
                .appendMediumLE(width - 1)
                .appendMediumLE(height - 1)
                .appendBytes(new byte[64]);
    }

    /** A film of 12.5 s, 1280 by 720, its picture track after a sound track. */
    public static Buffer mp4(int seed, int dataBytes) {
        return Buffer.buffer()
                .appendBuffer(ftyp("isom"))
                .appendBuffer(moov())
                .appendBuffer(box("mdat", Buffer.buffer(noise(seed, dataBytes))));
    }

    public static Buffer ftyp(String brand) {
        return box("ftyp", Buffer.buffer(brand).appendInt(512).appendString("zzzz"));
    }

    public static Buffer moov() {
        Buffer mvhd = Buffer.buffer()
                .appendInt(0)
                .appendInt(0)
                .appendInt(0)
                .appendInt(1000)
                .appendInt(12_500);
        return box(
                "moov",
                box("mvhd", mvhd.appendBytes(new byte[80]))
                        .appendBuffer(box("trak", tkhd(0, 0)))
                        .appendBuffer(box("trak", tkhd(1280, 720))));
    }

    public static Buffer tkhd(int width, int height) {
        return box("tkhd", Buffer.buffer(new byte[76]).appendInt(width << 16).appendInt(height << 16));
    }

    public static Buffer box(String type, Buffer body) {
        return Buffer.buffer()
                .appendInt(8 + body.length())
                .appendBytes(type.getBytes(StandardCharsets.ISO_8859_1))
                .appendBuffer(body);
    }

    private static byte[] noise(int seed, int count) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
