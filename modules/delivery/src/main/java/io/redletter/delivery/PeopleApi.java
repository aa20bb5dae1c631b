package io.redletter.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.delivery.list.ListCounts;
import io.redletter.delivery.list.Person;
import io.redletter.delivery.list.TargetState;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Reply;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The people of deliveries to lists, as {@code openapi/people.yaml} has it. */
final class PeopleApi implements ApiOperations {
    private static final int USUAL_LIMIT = 100;

    private final PeopleService people;

    PeopleApi(PeopleService people) {
        this.people = people;
    }

    @Override
    public String contract() {
        return "openapi/people.yaml";
    }

    @Override
    public void bind(Api api) {
        api.on("getDeliveryCounts", call -> people.standing(actor(call), call.path("deliveryId"))
                .map(found -> Reply.ok(CountsView.of(found))));
        api.on("listDeliveryPeople", this::list);
        api.on("resolveDeliveryPeople", this::resolve);
    }

    private Future<Reply> list(ApiCall call) {
        TargetState state =
                TargetState.valueOf(call.query("state").orElse("unknown").toUpperCase(Locale.ROOT));
        return people.people(actor(call), call.path("deliveryId"), state, call.query("limit", USUAL_LIMIT))
                .map(found -> Reply.ok(
                        Map.of("items", found.stream().map(PersonView::of).toList())));
    }

    private Future<Reply> resolve(ApiCall call) {
        ResolveRequest wanted = call.body(ResolveRequest.class);
        Verdict verdict = Verdict.valueOf(wanted.verdict().replace('-', '_').toUpperCase(Locale.ROOT));
        String note = wanted.note() == null ? "" : wanted.note();
        return people.resolve(actor(call), call.path("deliveryId"), Set.copyOf(wanted.recipientIds()), verdict, note)
                .compose(settled -> people.standing(actor(call), settled.id()))
                .map(found -> Reply.ok(CountsView.of(found)));
    }

    private static Actor actor(ApiCall call) {
        return Actors.of(call.context());
    }

    private record ResolveRequest(List<String> recipientIds, String verdict, @Nullable String note) {}

    private record CountsView(
            @JsonUnwrapped ListCounts counts,
            long waiting,
            long percent,
            boolean over,
            Map<String, Map<String, Long>> reasons) {
        static CountsView of(PeopleService.Standing standing) {
            ListCounts counts = standing.counts();
            Map<String, Map<String, Long>> reasons = new TreeMap<>();
            standing.reasons()
                    .forEach((state, codes) -> reasons.put(state.name().toLowerCase(Locale.ROOT), codes));
            return new CountsView(counts, counts.waiting(), counts.percent(), counts.isOver(), reasons);
        }
    }

    private record PersonView(String recipientId, String key, String state, int tries, String code, String words) {
        static PersonView of(Person person) {
            return new PersonView(
                    person.recipientId(),
                    person.key(),
                    person.state().name().toLowerCase(Locale.ROOT),
                    person.tries(),
                    person.code(),
                    person.words());
        }
    }
}
