package io.redletter.delivery.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Which addresses belong to the public internet; in doubt an address does not. */
final class Networks {
    private Networks() {}

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublicV4(bytes, 0) : isPublicV6(bytes);
    }

    private static boolean isPublicV4(byte[] bytes, int at) {
        int a = bytes[at] & 0xff;
        int b = bytes[at + 1] & 0xff;
        int c = bytes[at + 2] & 0xff;
        boolean special = a == 0
                || a == 10
                || a == 127
                || a >= 224
                || (a == 100 && b >= 64 && b < 128)
                || (a == 169 && b == 254)
                || (a == 172 && b >= 16 && b < 32)
                || (a == 192 && b == 168)
                || (a == 192 && b == 0 && (c == 0 || c == 2))
                || (a == 192 && b == 88 && c == 99)
                || (a == 198 && (b == 18 || b == 19))
                || (a == 198 && b == 51 && c == 100)
                || (a == 203 && b == 0 && c == 113);
        return !special;
    }

    /** Only global unicast, and no address that wraps an IPv4 one (6to4, Teredo, ISATAP). */
    private static boolean isPublicV6(byte[] bytes) {
        int first = word(bytes, 0);
        int second = word(bytes, 2);
        boolean globalUnicast = (first & 0xe000) == 0x2000;
        boolean special = first == 0x2002
                || (first == 0x2001 && (second < 0x0200 || second == 0x0db8))
                || (first & 0xfff0) == 0x3ff0;
        boolean isatap = (word(bytes, 8) & 0xfdff) == 0 && word(bytes, 10) == 0x5efe;
        return globalUnicast && !special && !isatap;
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }
}
