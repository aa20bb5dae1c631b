package io.redletter.campaign.joint;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Sight;
import io.redletter.accounts.Unit;
import io.redletter.accounts.UnitTree;
import io.redletter.campaign.Push;
import io.redletter.content.ContentService;
import io.redletter.content.Work;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together what a joint release looks like now: names, pushes, standings. */
final class JointViews {
    private final UnitTree units;
    private final ContentService works;
    private final JointPushes pushes;
    private final InstantSource clock;

    JointViews(UnitTree units, ContentService works, JointPushes pushes, InstantSource clock) {
        this.units = units;
        this.works = works;
        this.pushes = pushes;
        this.clock = clock;
    }

    Future<JointView> of(Actor actor, JointRelease joint) {
        return of(actor, List.of(joint)).map(views -> views.get(0));
    }

    Future<List<JointView>> of(Actor actor, List<JointRelease> joints) {
        List<String> ids = joints.stream()
                .flatMap(joint -> joint.parts().stream().map(joint::pushId))
                .toList();
        return units.sight(actor).compose(sight -> names(joints).compose(names -> seals(joints)
                .compose(seals -> pushes.byIds(ids).map(found -> {
                    Map<String, Push> byId = found.stream().collect(Collectors.toMap(Push::id, Function.identity()));
                    return joints.stream()
                            .map(joint -> view(joint, sight, names, byId, seals.get(joint.workId())))
                            .toList();
                }))));
    }

    private JointView view(
            JointRelease joint,
            Sight sight,
            Map<String, String> names,
            Map<String, Push> pushesById,
            @Nullable String leadHash) {
        List<JointView.Part> parts = joint.parts().stream()
                .map(part -> {
                    Push push = pushesById.get(joint.pushId(part));
                    return new JointView.Part(
                            part,
                            names.getOrDefault(part.unitId(), part.unitId()),
                            Standing.of(joint, part, push, leadHash, clock.instant()),
                            sight.sees(part.unitId()),
                            push);
                })
                .toList();
        return new JointView(joint, names.getOrDefault(joint.unitId(), joint.unitId()), parts);
    }

    private Future<Map<String, String>> names(Collection<JointRelease> joints) {
        List<Future<Map.Entry<String, String>>> found = joints.stream()
                .flatMap(joint -> Stream.concat(
                        Stream.of(joint.unitId()), joint.parts().stream().map(JointPart::unitId)))
                .distinct()
                .map(id -> units.find(id)
                        .map(unit -> Map.entry(id, unit.map(Unit::name).orElse(id))))
                .toList();
        return Future.join(new ArrayList<>(found)).map(all -> {
            Map<String, String> names = new HashMap<>();
            all.<Map.Entry<String, String>>list().forEach(one -> names.put(one.getKey(), one.getValue()));
            return names;
        });
    }

    /** By work, the hash of the wording that stands approved now; works without one are left out. */
    private Future<Map<String, String>> seals(Collection<JointRelease> joints) {
        Map<String, String> seals = new HashMap<>();
        return Future.join(joints.stream()
                        .map(JointRelease::workId)
                        .distinct()
                        .map(id -> works.find(id).map(found -> found.filter(Work::isSealed)
                                .map(Work::sealedHash)
                                .map(hash -> seals.put(id, hash))))
                        .toList())
                .map(v -> seals);
    }
}
