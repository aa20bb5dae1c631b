package io.redletter.delivery.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;

/** What a partner writes to check {@code v1a}: nothing of ours, only the Java platform. */
final class PartnerCheck {
    private PartnerCheck() {}

    /** Whether one item of the header is a signature of this message by the owner of the public key. */
    static boolean v1a(String publicText, String id, long seconds, byte[] body, String header)
            throws GeneralSecurityException {
        PublicKey key = key(Base64.getDecoder().decode(publicText.substring("whpk_".length())));
        for (String item : header.split(" ")) {
            if (item.startsWith("v1a,") && isBy(key, id, seconds, body, item.substring("v1a,".length()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBy(PublicKey key, String id, long seconds, byte[] body, String base64)
            throws GeneralSecurityException {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            check.update(body);
            return check.verify(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException | java.security.SignatureException unreadable) {
            return false;
        }
    }

    /** The point as RFC 8032 writes it: y in little-endian order, the last bit the sign of x. */
    private static PublicKey key(byte[] little) throws GeneralSecurityException {
        byte[] big = new byte[little.length];
        for (int at = 0; at < little.length; at++) {
            big[at] = little[little.length - 1 - at];
        }
        boolean odd = (big[0] & 0x80) != 0;
        big[0] &= 0x7f;
        EdECPoint point = new EdECPoint(odd, new java.math.BigInteger(1, big));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }
}
