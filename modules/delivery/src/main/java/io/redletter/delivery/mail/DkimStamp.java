package io.redletter.delivery.mail;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.CanonicalizationAlgorithm;
import io.vertx.ext.mail.DKIMSignOptions;
import io.vertx.ext.mail.impl.dkim.DKIMSigner;
import io.vertx.ext.mail.mailencoder.EncodedPart;
import java.util.List;

/** Signs messages for one domain (RFC 6376), by the Vert.x mail client's signer. */
final class DkimStamp {
    private static final List<String> SIGNED = List.of(
            "From",
            "To",
            "Reply-To",
            "Subject",
            "Date",
            "Message-ID",
            "List-Id",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "MIME-Version",
            "Content-Type");

    private final Vertx vertx;
    private final DKIMSigner signer;

    DkimStamp(Vertx vertx, MailAccount account, String key) {
        this.vertx = vertx;
        CanonicalizationAlgorithm form =
                account.dkimSimple() ? CanonicalizationAlgorithm.SIMPLE : CanonicalizationAlgorithm.RELAXED;
        this.signer = new DKIMSigner(
                new DKIMSignOptions()
                        .setPrivateKey(key)
                        .setSdid(account.dkimDomain())
                        .setSelector(account.dkimSelector())
                        .setSignedHeaders(SIGNED)
                        .setHeaderCanonAlgo(form)
                        .setBodyCanonAlgo(form),
                vertx);
    }

    /** The value of the header {@code DKIM-Signature}; the same message gives the same one. */
    Future<String> sign(Envelope envelope) {
        return signer.signEmail(vertx.getOrCreateContext(), new Whole(envelope));
    }

    /** A message as one piece, for the signer. */
    private static final class Whole extends EncodedPart {
        private final Envelope envelope;

        private Whole(Envelope envelope) {
            this.envelope = envelope;
        }

        @Override
        public MultiMap headers() {
            return envelope.headers();
        }

        @Override
        public String body() {
            return envelope.body();
        }
    }
}
