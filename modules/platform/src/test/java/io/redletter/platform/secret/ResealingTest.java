package io.redletter.platform.secret;

import static com.mongodb.client.model.Filters.eq;
import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(PlatformExtension.class)
class ResealingTest {
    private static final SealedPlace PLACE = SealedPlace.byId("things", "sealed", "thing/", "/secret");
    private static final int THINGS = 450;

    private final Platform platform;
    private final MongoCollection<Document> things;

    @TempDir
    private Path directory;

    private Path file;
    private Vault vault;

    ResealingTest(Platform platform) {
        this.platform = platform;
        this.things = platform.mongo().collection("things", Document.class);
    }

    @BeforeEach
    void open() throws IOException {
        file = directory.resolve("master.key");
        vault = Vault.openOrCreate(file);
        await(platform.mongo().done(things.deleteMany(new Document())));
        await(platform.mongo()
                .done(things.insertMany(java.util.stream.IntStream.range(0, THINGS)
                        .mapToObj(
                                n -> new Document("_id", id(n)).append("sealed", vault.seal(purpose(n), "secret " + n)))
                        .toList())));
    }

    @Test
    void bringsEverythingUnderTheNewKey() throws IOException {
        String id = vault.addKey();

        Resealing.Found found = await(new Resealing(platform.mongo(), vault).run(PLACE));

        assertThat(found).isEqualTo(new Resealing.Found(PLACE, THINGS, 0, 0));
        assertThat(sealed(7)).startsWith("v2:" + id + ":");
        assertThat(vault.open(purpose(7), sealed(7))).isEqualTo("secret 7");
    }

    @Test
    void goesOnWhereItWasCutOff() throws IOException {
        vault.addKey();
        for (int n = 0; n < 100; n++) {
            String anew = vault.seal(purpose(n), vault.open(purpose(n), sealed(n)));
            await(platform.mongo()
                    .one(things.updateOne(eq("_id", id(n)), new Document("$set", new Document("sealed", anew)))));
        }
        Vault afterTheCrash = Vault.openOrCreate(file);
        assertThat(afterTheCrash.open(purpose(3), sealed(3))).isEqualTo("secret 3");
        assertThat(afterTheCrash.open(purpose(300), sealed(300))).isEqualTo("secret 300");

        Resealing resealing = new Resealing(platform.mongo(), afterTheCrash);

        assertThat(await(resealing.look(PLACE)).resealed()).isEqualTo(THINGS - 100);
        assertThat(await(resealing.run(PLACE))).isEqualTo(new Resealing.Found(PLACE, THINGS - 100, 100, 0));
        assertThat(await(resealing.look(PLACE)).resealed()).isZero();
    }

    @Test
    void leavesATextThatOpensUnderNoKeyAsItIs() throws IOException {
        String foreign = Vault.of(new byte[32]).seal(purpose(1), "x");
        await(platform.mongo()
                .one(things.updateOne(eq("_id", id(1)), new Document("$set", new Document("sealed", foreign)))));
        vault.addKey();

        Resealing.Found found = await(new Resealing(platform.mongo(), vault).run(PLACE));

        assertThat(found.broken()).isEqualTo(1);
        assertThat(sealed(1)).isEqualTo(foreign);
    }

    @Test
    void aRunningNodeReadsWhatAnotherSealedUnderANewKey() throws IOException {
        Vault other = Vault.openOrCreate(file);
        String id = other.addKey();

        String sealed = other.seal("p", "secret");

        assertThat(sealed).startsWith("v2:" + id);
        assertThat(vault.open("p", sealed)).isEqualTo("secret");
    }

    @Test
    void derivesTheSameForEver() throws IOException {
        byte[] before = vault.mac("links", "x");

        vault.addKey();

        assertThat(vault.mac("links", "x")).isEqualTo(before);
        assertThat(Vault.openOrCreate(file).mac("links", "x")).isEqualTo(before);
    }

    @Test
    void dropsWhatNothingIsSealedWithButNeverTheRoot() throws IOException {
        String sealedFirst = vault.seal("p", "first");
        List<String> root = vault.keyIds();
        String second = vault.addKey();
        String sealedSecond = vault.seal("p", "second");
        String third = vault.addKey();

        List<String> gone = vault.dropKeysBut(List.of());

        assertThat(gone).containsExactly(second);
        assertThat(vault.keyIds()).containsExactly(third, root.get(0));
        assertThat(vault.open("p", sealedFirst)).isEqualTo("first");
        assertThatThrownBy(() -> vault.open("p", sealedSecond)).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void keepsTheKeysForTheirOwnerAloneAndSurvivesADraftLeftBehind() throws IOException {
        Files.writeString(directory.resolve("master.key.new"), "half a k");

        vault.addKey();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Vault.openOrCreate(file).keyIds()).hasSize(2);
    }

    @Test
    void takesKeysFromTheEnvironment() throws IOException {
        String root = Files.readString(file).strip();
        String added = Base64.getEncoder().encodeToString(Vault.random(32));

        Vault given = Vault.ofKeys(added + "," + root);

        assertThat(given.open(purpose(1), sealed(1))).isEqualTo("secret 1");
        assertThat(given.seal("p", "x")).startsWith("v2:");
        assertThat(given.hasFile()).isFalse();
        assertThatThrownBy(() -> Vault.ofKeys("not a key"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("not a key");
    }

    private String sealed(int n) {
        return await(platform.mongo().first(things.find(eq("_id", id(n)))))
                .orElseThrow()
                .getString("sealed");
    }

    private static String id(int n) {
        return "thing_%04d".formatted(n);
    }

    private static String purpose(int n) {
        return "thing/" + id(n) + "/secret";
    }
}
