package io.redletter.platform.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Builds the router of the JSON API from the contract: a request reaches its handler only after the contract has
 * accepted it. Every operation of the contract must be bound, and nothing else.
 */
public final class ApiRouter {
    private static final long BODY_LIMIT = 1024 * 1024;

    private final IdempotencyStore idempotency;
    private final Function<RoutingContext, String> caller;
    private final Consumer<RoutingContext> door;

    /**
     * @param caller names who is calling, or gives an empty text; keeps one caller's idempotency keys from another's
     * @param door refuses, by throwing, whom nobody knows; asked before a request is read or checked, so that a stranger
     *     learns nothing of the contract, and not asked where the contract says {@code security: []}
     */
    public ApiRouter(
            IdempotencyStore idempotency, Function<RoutingContext, String> caller, Consumer<RoutingContext> door) {
        this.idempotency = idempotency;
        this.caller = caller;
        this.door = door;
    }

    /** As above, with a door that stands open: each operation asks for itself who is calling. */
    public ApiRouter(IdempotencyStore idempotency, Function<RoutingContext, String> caller) {
        this(idempotency, caller, context -> {});
    }

    /** A router for one web verticle, to be mounted as {@code /api/v1/*}; it answers every address below. */
    public Future<Router> build(Vertx vertx, OpenApiDocument document, List<ApiOperations> parts) {
        Bindings bindings = new Bindings();
        parts.forEach(part -> part.bind(bindings));
        return OpenAPIContract.from(vertx, document.forRouter()).map(contract -> {
            bindings.requireExactly(contract);
            return router(vertx, contract, bindings, document.openToAll());
        });
    }

    private Router router(Vertx vertx, OpenAPIContract contract, Bindings bindings, Set<String> open) {
        RouterBuilder builder = RouterBuilder.create(vertx, contract, RequestExtractor.withBodyHandler());
        BodyHandler bodies = BodyHandler.create(false).setBodyLimit(BODY_LIMIT);
        builder.rootHandler(context -> {
            Operation operation = contract.findOperation(
                    context.normalizedPath(), context.request().method());
            if (operation != null && !open.contains(operation.getOperationId())) {
                door.accept(context); // what it throws is the answer
            }
            if (operation != null && bindings.streams.containsKey(operation.getOperationId())) {
                context.next();
            } else {
                bodies.handle(context);
            }
        });
        for (OpenAPIRoute route : builder.getRoutes()) {
            String operationId = route.getOperation().getOperationId();
            Handler<RoutingContext> stream = bindings.streams.get(operationId);
            if (stream != null) {
                route.setDoValidation(false).addHandler(stream);
            } else {
                route.addHandler(handler(operationId, Objects.requireNonNull(bindings.calls.get(operationId))));
            }
            route.setDoSecurity(false).addFailureHandler(Problems::answer);
        }
        Router router = builder.createRouter();
        router.route().last().handler(context -> context.fail(404));
        router.route().failureHandler(Problems::answer);
        return router;
    }

    private Handler<RoutingContext> handler(String operationId, Function<ApiCall, Future<Reply>> call) {
        return context -> {
            Future<Reply> reply;
            try {
                reply = idempotency.answer(
                        context, operationId, caller.apply(context), () -> call.apply(new ApiCall(context)));
            } catch (RuntimeException refused) {
                reply = Future.failedFuture(refused);
            }
            reply.onSuccess(answer -> write(context, answer)).onFailure(context::fail);
        };
    }

    private static void write(RoutingContext context, Reply reply) {
        HttpServerResponse response = context.response().setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        response.putHeader("Cache-Control", "no-store");
        Object body = reply.body();
        if (body == null) {
            response.end();
        } else {
            response.putHeader("Content-Type", "application/json").end(io.redletter.platform.json.Json.buffer(body));
        }
    }

    private static final class Bindings implements Api {
        private final Map<String, Function<ApiCall, Future<Reply>>> calls = new HashMap<>();
        private final Map<String, Handler<RoutingContext>> streams = new HashMap<>();

        @Override
        public void on(String operationId, Function<ApiCall, Future<Reply>> handler) {
            calls.put(operationId, handler);
        }

        @Override
        public void onStream(String operationId, Handler<RoutingContext> handler) {
            streams.put(operationId, handler);
        }

        void requireExactly(OpenAPIContract contract) {
            Set<String> named = new TreeSet<>();
            contract.operations().forEach(operation -> named.add(operation.getOperationId()));
            Set<String> bound = new HashSet<>(calls.keySet());
            bound.addAll(streams.keySet());
            if (!named.equals(bound)) {
                Set<String> unbound = new TreeSet<>(named);
                unbound.removeAll(bound);
                bound.removeAll(named);
                throw new IllegalStateException(
                        "API contract: not bound " + unbound + ", not in the contract " + bound);
            }
        }
    }
}
