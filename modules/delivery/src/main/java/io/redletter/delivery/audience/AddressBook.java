package io.redletter.delivery.audience;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.Platform;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.secret.SealedPlace;
import io.redletter.platform.secret.Vault;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Hides addresses: a person is known by a keyed hash, and the address itself lies sealed, under one random key of this
 * installation that is itself sealed by the master key (collection {@code audience_keys}, one document). A copy of the
 * database alone tells nobody's address, and guessing addresses against the hashes needs the key.
 */
final class AddressBook {
    private static final String PURPOSE = "audience/addresses";

    /** Where the key of all addresses is sealed. */
    static final SealedPlace SEALED = new SealedPlace("audience_keys", "sealed", document -> PURPOSE);

    private static final int HASH_BYTES = 16;
    private static final int KEY_BYTES = 32;

    private final Platform platform;
    private final MongoCollection<Document> keys;
    private volatile @Nullable Vault addresses;

    AddressBook(Platform platform) {
        this.platform = platform;
        this.keys = platform.mongo().collection("audience_keys", Document.class);
    }

    /** Reads the key, or makes it; of two nodes that make one at once, the first counts. */
    Future<Void> start() {
        return stored().compose(found -> found.isPresent() ? Future.succeededFuture(found) : make())
                .map(found -> {
                    String key =
                            platform.vault().open(PURPOSE, found.orElseThrow().getString("sealed"));
                    addresses = Vault.of(Base64.getDecoder().decode(key));
                    return null;
                });
    }

    /** The hash under which a normalised address is known: 32 hexadecimal digits. */
    String hash(String normal) {
        return HexFormat.of().formatHex(Arrays.copyOf(vault().mac("audience/hash", normal), HASH_BYTES));
    }

    String seal(String address, String name) {
        return vault().seal("audience/person", address + "\n" + name);
    }

    Opened open(Person person) {
        String text = vault().open("audience/person", person.sealed());
        int end = text.indexOf('\n');
        return new Opened(text.substring(0, end), text.substring(end + 1));
    }

    /** What lay sealed. */
    record Opened(String address, String name) {}

    private Vault vault() {
        Vault open = addresses;
        if (open == null) {
            throw new IllegalStateException("audience: the key of addresses is not there yet (expected: start first)");
        }
        return open;
    }

    private Future<Optional<Document>> stored() {
        return platform.mongo().first(keys.find(eq("_id", "address")));
    }

    private Future<Optional<Document>> make() {
        String key = Base64.getEncoder().encodeToString(Vault.random(KEY_BYTES));
        Document fresh =
                new Document("_id", "address").append("sealed", platform.vault().seal(PURPOSE, key));
        return platform.mongo()
                .one(keys.insertOne(fresh))
                .<Void>mapEmpty()
                .recover(failure ->
                        Documents.isDuplicate(failure) ? Future.succeededFuture() : Future.failedFuture(failure))
                .compose(v -> stored());
    }
}
