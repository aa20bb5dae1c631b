package io.redletter.platform.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Lua script kept as a resource file, run by its digest ({@code EVALSHA}) and sent in full only to a server that does
 * not know it. All keys of one script share a hash tag, so that it also runs on Redis Cluster.
 */
public final class RedisScript {
    private final String text;
    private final String digest;

    private RedisScript(String text) {
        this.text = text;
        this.digest = sha1(text);
    }

    /**
     * @param owner the class beside whose resources the script lies
     * @param file the file's name, such as {@code alarm-pop.lua}
     */
    public static RedisScript load(Class<?> owner, String file) {
        try (InputStream in = owner.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Redis script " + file + ": not beside " + owner.getName());
            }
            return new RedisScript(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("Redis script " + file + ": cannot be read", e);
        }
    }

    /** Runs the script; {@code args} are texts, numbers or byte arrays. */
    public Future<@Nullable Response> run(RedisLink redis, List<String> keys, List<?> args) {
        return redis.send(request(Command.EVALSHA, digest, keys, args))
                .recover(failure -> isUnknown(failure)
                        ? redis.send(request(Command.EVAL, text, keys, args))
                        : Future.failedFuture(failure));
    }

    private static boolean isUnknown(Throwable failure) {
        String message = failure.getMessage();
        return message != null && message.startsWith("NOSCRIPT");
    }

    private static Request request(Command command, String script, List<String> keys, List<?> args) {
        Request request = Request.cmd(command).arg(script).arg(keys.size());
        keys.forEach(request::arg);
        for (Object arg : args) {
            if (arg instanceof byte[] bytes) {
                request.arg(bytes);
            } else {
                request.arg(String.valueOf(arg));
            }
        }
        return request;
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-1 is part of every Java platform", e);
        }
    }
}
