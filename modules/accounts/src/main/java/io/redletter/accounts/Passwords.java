package io.redletter.accounts;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.redletter.platform.RefusedException;
import io.redletter.platform.VisibleText;
import io.redletter.platform.secret.Vault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Argon2id, computed on a few threads of its own so that neither the event loops nor the memory are overrun. */
final class Passwords {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MOST_WAITING = 64;
    private static final int LONGEST = 256;
    private static final long TIMEOUT_SECONDS = 30;

    private final WorkerExecutor workers;
    private final Argon2Function function;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Future<String> nobody;

    Passwords(Vertx vertx, AccountsConfig.Argon cost) {
        this.workers = vertx.createSharedWorkerExecutor("redletter-passwords", cost.threads());
        this.function = Argon2Function.getInstance(cost.memoryKib(), cost.iterations(), 1, HASH_BYTES, Argon2.ID);
        this.nobody = hash(Vault.token(SALT_BYTES));
    }

    Future<String> hash(String password) {
        return run(() -> {
            byte[] salt = Vault.random(SALT_BYTES);
            return function.hash(VisibleText.of(password).getBytes(StandardCharsets.UTF_8), salt)
                    .getResult();
        });
    }

    Future<Boolean> matches(String password, String hash) {
        if (password.length() > LONGEST) {
            return Future.succeededFuture(false);
        }
        return run(() -> Argon2Function.getInstanceFromHash(hash).check(VisibleText.of(password), hash));
    }

    /** Takes as long as {@link #matches} and is always false: for a login that nobody has. */
    Future<Boolean> matchesNobody(String password) {
        return nobody.compose(hash -> matches(password, hash)).map(false);
    }

    Future<Void> close() {
        return workers.close();
    }

    private <T> Future<T> run(Callable<T> work) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(new RefusedException(
                    429,
                    "sign-in-busy",
                    "登录的人太多,请几秒后再试 (too many sign-ins at once, try again in a few seconds)",
                    null));
        }
        return workers.executeBlocking(work, false)
                .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .onComplete(done -> waiting.decrementAndGet());
    }
}
