package io.redletter.campaign.joint;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Reply;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds the operations of {@code openapi/joint.yaml}. */
public final class JointApi implements ApiOperations {
    private final JointService joint;

    public JointApi(JointService joint) {
        this.joint = joint;
    }

    @Override
    public String contract() {
        return "openapi/joint.yaml";
    }

    @Override
    public void bind(Api api) {
        api.on("listJointReleases", call -> joint.list(actor(call))
                .map(all -> Reply.ok(Map.of("items", all.stream().map(Card::of).toList()))));
        api.on("askJointRelease", this::ask);
        api.on("getJointRelease", call -> answer(joint.get(actor(call), id(call))));
        api.on(
                "askMoreUnits",
                call -> answer(joint.askMore(
                        actor(call), id(call), units(call.body(MoreUnits.class).units()))));
        api.on("moveJointRelease", call -> {
            Move move = call.body(Move.class);
            return answer(joint.move(actor(call), id(call), move.local(), move.zone(), move.version()));
        });
        api.on(
                "cancelJointRelease",
                call -> answer(joint.cancel(
                        actor(call), id(call), call.body(Reason.class).reason())));
        api.on("confirmJointPart", call -> {
            Confirm confirm = call.body(Confirm.class);
            return after(
                    call,
                    joint.answers().confirm(actor(call), id(call), unit(call), confirm.channelIds(), confirm.isOwn()));
        });
        api.on(
                "declineJointPart",
                call -> after(
                        call,
                        joint.answers()
                                .decline(
                                        actor(call),
                                        id(call),
                                        unit(call),
                                        call.body(Reason.class).reason())));
        api.on("localiseJointPart", call -> joint.answers()
                .localise(actor(call), id(call), unit(call))
                .map(work -> Reply.created("/api/v1/works/" + work.id(), work)));
    }

    private Future<Reply> ask(ApiCall call) {
        Ask ask = call.body(Ask.class);
        return joint.ask(actor(call), call.newId("joint"), ask.wanted())
                .map(made ->
                        Reply.created("/api/v1/joint-releases/" + made.joint().id(), Card.of(made)));
    }

    private Future<Reply> after(ApiCall call, Future<JointRelease> answered) {
        return answered.compose(done -> answer(joint.get(actor(call), done.id())));
    }

    private static Future<Reply> answer(Future<JointView> view) {
        return view.map(known -> Reply.ok(Card.of(known)));
    }

    private static Map<String, List<String>> units(List<AskedUnit> asked) {
        Map<String, List<String>> units = new LinkedHashMap<>();
        asked.forEach(one ->
                units.put(one.unitId(), Optional.ofNullable(one.channelIds()).orElse(List.of())));
        return units;
    }

    private static Actor actor(ApiCall call) {
        return Actors.of(call.context());
    }

    private static String id(ApiCall call) {
        return call.path("jointId");
    }

    private static String unit(ApiCall call) {
        return call.path("unitId");
    }

    /** A joint release as the API shows it: each part with its name, standing and push. */
    private record Card(
            String id,
            long version,
            String campaignId,
            String unitId,
            String unitName,
            String workId,
            String name,
            LocalDateTime local,
            String zone,
            Instant due,
            Instant answerBy,
            List<Freedom> freedoms,
            JointState state,
            @Nullable String reason,
            Map<Standing, Integer> tally,
            List<PartCard> parts) {
        static Card of(JointView view) {
            JointRelease joint = view.joint();
            return new Card(
                    joint.id(),
                    joint.version(),
                    joint.campaignId(),
                    joint.unitId(),
                    view.leadName(),
                    joint.workId(),
                    joint.name(),
                    joint.local(),
                    joint.zone(),
                    joint.due(),
                    joint.answerBy(),
                    joint.freedoms(),
                    joint.state(),
                    joint.reason(),
                    view.tally(),
                    view.parts().stream().map(PartCard::of).toList());
        }
    }

    private record PartCard(
            @JsonUnwrapped JointPart part,
            String unitName,
            Standing standing,
            @Nullable String pushId,
            @Nullable String pushState) {
        static PartCard of(JointView.Part part) {
            var push = part.push();
            return new PartCard(
                    part.part(),
                    part.unitName(),
                    part.standing(),
                    push == null ? null : push.id(),
                    push == null ? null : push.state());
        }
    }

    private record Ask(
            String campaignId,
            String workId,
            @Nullable String name,
            LocalDateTime local,
            @Nullable String zone,
            @Nullable OffsetDateTime answerBy,
            @Nullable Set<Freedom> freedoms,
            List<AskedUnit> units) {
        NewJoint wanted() {
            return new NewJoint(
                    campaignId,
                    workId,
                    name,
                    local,
                    zone,
                    answerBy == null ? null : answerBy.toInstant(),
                    Optional.ofNullable(freedoms).orElse(Set.of()),
                    JointApi.units(units),
                    false);
        }
    }

    private record AskedUnit(String unitId, @Nullable List<String> channelIds) {}

    private record MoreUnits(List<AskedUnit> units) {}

    private record Move(LocalDateTime local, @Nullable String zone, @Nullable Long version) {}

    private record Confirm(List<String> channelIds, @Nullable Boolean own) {
        boolean isOwn() {
            return Boolean.TRUE.equals(own);
        }
    }

    private record Reason(String reason) {}
}
