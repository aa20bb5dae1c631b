package io.redletter.campaign.cascade;

import io.redletter.campaign.Push;
import io.redletter.campaign.task.Task;
import io.redletter.content.Work;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks through the campaigns that go elsewhere and finds everything that hangs on them. */
final class Gathering {
    private final CascadeGround ground;

    Gathering(CascadeGround ground) {
        this.ground = ground;
    }

    Future<Hangers.Found> of(List<Shift> shifts) {
        Hangers.Found found =
                new Hangers.Found(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>(), new HashMap<>());
        Future<Void> done = Future.succeededFuture();
        for (Shift shift : shifts) {
            done = done.compose(v -> of(shift, found));
        }
        return done.compose(v -> releases(shifts, found)).map(found);
    }

    private Future<Void> of(Shift shift, Hangers.Found found) {
        Hangers hangers = new Hangers(found);
        String id = shift.campaign().id();
        hangers.campaign(shift);
        return ground.pushes(id).compose(pushes -> works(pushes, found)
                .compose(v -> ground.works(id))
                .compose(own -> {
                    own.forEach(work -> found.works().put(work.id(), work));
                    for (Push push : pushes) {
                        found.pushes().put(push.id(), push);
                        hangers.push(shift, push, title(found, push));
                    }
                    return ground.tasks(id);
                })
                .map(tasks -> {
                    for (Task task : tasks) {
                        hangers.task(shift, task);
                    }
                    return null;
                }));
    }

    private Future<Void> works(List<Push> pushes, Hangers.Found found) {
        Set<String> missing = new LinkedHashSet<>();
        pushes.forEach(push -> missing.add(push.workId()));
        missing.removeAll(found.works().keySet());
        Future<Void> done = Future.succeededFuture();
        for (String id : missing) {
            done = done.compose(v -> ground.work(id)).map(work -> {
                work.ifPresent(one -> found.works().put(id, one));
                return null;
            });
        }
        return done;
    }

    /** Releases hang on pushes, which may stand in several of the campaigns: they come last. */
    private Future<Void> releases(List<Shift> shifts, Hangers.Found found) {
        Map<String, List<Move>> byWork = new HashMap<>();
        for (Move move : found.moves()) {
            Push push = found.pushes().get(move.subject());
            if (push != null) {
                byWork.computeIfAbsent(push.workId(), work -> new ArrayList<>()).add(move);
            }
        }
        Hangers hangers = new Hangers(found);
        boolean moving = shifts.stream().anyMatch(Shift::isMove);
        for (Work work : List.copyOf(found.works().values())) {
            List<Move> pushes = byWork.getOrDefault(work.id(), List.of());
            if (moving) {
                hangers.release(work, pushes, pushes.isEmpty());
            }
        }
        return Future.succeededFuture();
    }

    private static String title(Hangers.Found found, Push push) {
        Work work = found.works().get(push.workId());
        return work == null ? push.workId() : work.title();
    }
}
