package io.redletter.agenda;

import io.redletter.platform.redis.RedisLink;
import io.redletter.platform.redis.RedisScript;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The alarm clock in Redis: a sorted set per lane. It may be wrong in any way; the record decides what fires. */
final class Alarm {
    /** Longer than a claim takes, shorter than anyone would notice who waits for a push. */
    static final Duration HIDDEN = Duration.ofSeconds(3);

    private static final long PATIENCE_MILLIS = 1000;
    private static final RedisScript POP = RedisScript.load(Alarm.class, "alarm-pop.lua");

    private final RedisLink redis;

    Alarm(RedisLink redis) {
        this.redis = redis;
    }

    Future<Void> add(String lane, AlarmMember member, Instant due) {
        return redis.send(Command.ZADD, key(lane), due.toEpochMilli(), member).mapEmpty();
    }

    /** Adds what is not there, and leaves alone what is: a hidden member stays hidden. */
    Future<Void> addMissing(String lane, Map<AlarmMember, Instant> due) {
        if (due.isEmpty()) {
            return Future.succeededFuture();
        }
        Request request = Request.cmd(Command.ZADD).arg(key(lane)).arg("NX");
        due.forEach((member, at) -> request.arg(at.toEpochMilli()).arg(member.toString()));
        return redis.send(request).mapEmpty();
    }

    Future<Void> remove(String lane, List<AlarmMember> members) {
        if (members.isEmpty()) {
            return Future.succeededFuture();
        }
        Request request = Request.cmd(Command.ZREM).arg(key(lane));
        members.forEach(member -> request.arg(member.toString()));
        return redis.send(request).mapEmpty();
    }

    /** Says that everything of this lane that waits has been added. */
    Future<Void> complete(String lane) {
        return redis.send(Command.SET, sentinel(lane), "1").mapEmpty();
    }

    /**
     * Hands out what is due.
     *
     * @param quotas how many of each lane at most, most urgent lane first
     */
    Future<Popped> pop(Map<String, Integer> quotas, Instant now) {
        List<String> lanes = List.copyOf(quotas.keySet());
        List<String> keys = lanes.stream()
                .flatMap(lane -> Stream.of(sentinel(lane), key(lane)))
                .toList();
        List<Object> args = new ArrayList<>();
        args.add(now.toEpochMilli());
        args.add(now.plus(HIDDEN).toEpochMilli());
        args.addAll(quotas.values());
        return POP.run(redis, keys, args)
                .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .map(answer -> popped(answer, lanes));
    }

    private static Popped popped(@Nullable Response answer, List<String> lanes) {
        if (answer == null) {
            throw new IllegalStateException("alarm-pop.lua gave no answer");
        }
        Map<String, List<AlarmMember>> members = new LinkedHashMap<>();
        Set<String> broken = new LinkedHashSet<>();
        for (int i = 1; i + 1 < answer.size(); i += 2) {
            String lane = lanes.get(answer.get(i).toInteger() - 1);
            String member = answer.get(i + 1).toString();
            if (member.isEmpty()) {
                broken.add(lane);
            } else {
                members.computeIfAbsent(lane, name -> new ArrayList<>()).add(AlarmMember.parse(member));
            }
        }
        long next = answer.get(0).toLong();
        return new Popped(next < 0 ? Instant.MAX : Instant.ofEpochMilli(next), broken, members);
    }

    private static String key(String lane) {
        return "rl:{agenda}:alarm:" + lane;
    }

    private static String sentinel(String lane) {
        return "rl:{agenda}:whole:" + lane;
    }

    /**
     * What the alarm handed out.
     *
     * @param next when the soonest is due that was not asked for or not handed out; {@link Instant#MAX} if nothing waits
     * @param broken the lanes whose alarm does not know of everything that waits
     * @param members by lane, most urgent first
     */
    record Popped(Instant next, Set<String> broken, Map<String, List<AlarmMember>> members) {}
}
