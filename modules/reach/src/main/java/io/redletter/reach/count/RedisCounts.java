package io.redletter.reach.count;

import io.redletter.platform.redis.RedisLink;
import io.redletter.platform.redis.RedisScript;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The counts as Redis holds them. Every answer is empty where Redis lost the tag (flushed, started again, moved to another
 * server): then nothing was written or read, and the tag must be restored first.
 */
final class RedisCounts {
    private static final RedisScript APPLY = RedisScript.load(RedisCounts.class, "apply.lua");
    private static final RedisScript RESTORED = RedisScript.load(RedisCounts.class, "restored.lua");
    private static final RedisScript INDEX = RedisScript.load(RedisCounts.class, "index.lua");
    private static final RedisScript READ = RedisScript.load(RedisCounts.class, "read.lua");
    private static final RedisScript REGISTERS = RedisScript.load(RedisCounts.class, "registers.lua");
    private static final long RESTORE_LIMIT_SECONDS = 120;

    private final RedisLink redis;

    /** One scope as one writer counted it. */
    record Member(String scope, String writer) {}

    /**
     * @param counts one map a key asked for, in that order, empty where there is none
     * @param visitors distinct visitors over the registers asked for
     */
    record Read(List<Map<String, Long>> counts, long visitors) {}

    /**
     * @param life names the life of the tag in which the registers were read
     * @param registers empty where there are none
     */
    record Held(String life, Buffer registers) {}

    RedisCounts(RedisLink redis) {
        this.redis = redis;
    }

    /**
     * Writes in one life of the tag.
     *
     * @param expected the life to write in, empty if any will do
     * @return the life the tag is in; if it is not the one expected, nothing was written
     */
    Future<Optional<String>> write(TagWrite write, String expected) {
        TagKeys keys = new TagKeys(write.tag());
        return APPLY.run(redis, write.scriptKeys(keys.alive()), write.scriptArguments("life", expected))
                .map(RedisCounts::text);
    }

    /** Begins a restore under this mark. */
    Future<Void> beginRestore(String tag, String mark) {
        return redis.send(Command.SET, new TagKeys(tag).restoring(mark), mark, "EX", RESTORE_LIMIT_SECONDS)
                .mapEmpty();
    }

    /** Writes as part of a restore; false if its mark is gone, and nothing was written. */
    Future<Boolean> restore(TagWrite write, String mark) {
        TagKeys keys = new TagKeys(write.tag());
        return APPLY.run(redis, write.scriptKeys(keys.restoring(mark)), write.scriptArguments("mark", mark))
                .map(answer -> text(answer).filter(mark::equals).isPresent());
    }

    /** Ends a restore: the tag may be used; false if its mark is gone, and it may not. */
    Future<Boolean> endRestore(String tag, String mark) {
        TagKeys keys = new TagKeys(tag);
        return RESTORED.run(
                        redis,
                        List.of(keys.restoring(mark), keys.alive(), keys.index()),
                        List.of(mark, TagKeys.ALIVE_SECONDS, TagKeys.TOTAL_SECONDS))
                .map(answer -> answer != null);
    }

    /** Everything counted under a tag. */
    Future<Optional<List<Member>>> members(String tag) {
        TagKeys keys = new TagKeys(tag);
        return INDEX.run(redis, List.of(keys.alive(), keys.index()), List.of())
                .map(response -> Optional.ofNullable(response).map(RedisCounts::members));
    }

    /** Reads keys of one tag. */
    Future<Optional<Read>> read(String tag, List<String> counts, List<String> visitors) {
        List<String> keys = new ArrayList<>(List.of(new TagKeys(tag).alive()));
        keys.addAll(counts);
        keys.addAll(visitors);
        return READ.run(redis, keys, List.of(counts.size()))
                .map(response -> Optional.ofNullable(response).map(answer -> read(answer, counts.size())));
    }

    /** One writer's registers, united with the given ones (empty for none); empty where there are none. */
    Future<Optional<Held>> registers(String tag, String scope, String window, String writer, Buffer united) {
        TagKeys keys = new TagKeys(tag);
        return REGISTERS
                .run(
                        redis,
                        List.of(keys.alive(), keys.visitors(scope, window, writer), keys.scratch()),
                        List.of(united.getBytes(), TagKeys.visitorSeconds(window)))
                .map(response -> Optional.ofNullable(response)
                        .map(answer ->
                                new Held(answer.get(0).toString(), answer.get(1).toBuffer())));
    }

    private static Optional<String> text(@Nullable Response response) {
        return Optional.ofNullable(response).map(Response::toString);
    }

    private static List<Member> members(Response response) {
        List<Member> members = new ArrayList<>();
        for (Response each : response) {
            String[] scopeAndWriter = each.toString().split(" ", 2);
            members.add(new Member(scopeAndWriter[0], scopeAndWriter[1]));
        }
        return members;
    }

    private static Read read(Response response, int counts) {
        List<Map<String, Long>> read = new ArrayList<>(counts);
        for (int i = 0; i < counts; i++) {
            read.add(fields(response.get(i)));
        }
        return new Read(read, response.get(counts).toLong());
    }

    private static Map<String, Long> fields(Response hash) {
        Map<String, Long> fields = new HashMap<>();
        if (hash.isMap()) {
            hash.getKeys().forEach(name -> fields.put(name, hash.get(name).toLong()));
        } else {
            for (int i = 0; i + 1 < hash.size(); i += 2) {
                fields.put(hash.get(i).toString(), hash.get(i + 1).toLong());
            }
        }
        fields.remove("_off");
        return fields;
    }
}
