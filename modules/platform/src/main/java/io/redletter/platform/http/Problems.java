package io.redletter.platform.http;

import com.mongodb.MongoTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.redletter.platform.RefusedException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorErrorType;
import io.vertx.openapi.validation.ValidatorException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns any failure into a problem: refusals into their 4xx, everything else into one logged 500 or 503. */
public final class Problems {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Set<Integer> STANDARD =
            Set.of(400, 401, 403, 404, 405, 406, 408, 411, 413, 414, 415, 417, 422, 426, 429, 431);

    private Problems() {}

    /** Answers the context's failure as a problem; the failure handler of every JSON route. */
    public static void answer(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten()) {
            context.request().connection().close();
            return;
        }
        Problem problem = of(context);
        if (problem.status() == 503) {
            response.putHeader("Retry-After", "5");
        }
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store")
                .end(io.redletter.platform.json.Json.buffer(problem));
    }

    /** The problem that a failed context stands for; logs a fault once, with its stack. */
    public static Problem of(RoutingContext context) {
        Throwable failure = unwrapped(context.failure());
        String request = RequestId.of(context);
        Problem known = refusal(context, failure);
        if (known != null) {
            LOG.debug("refused request={} path={} detail={}", request, context.normalizedPath(), known.detail());
            return known.with(request, known.errors());
        }
        if (isStoreAway(failure)) {
            LOG.warn(
                    "store away request={} path={} reason={}",
                    request,
                    context.normalizedPath(),
                    String.valueOf(failure));
            return Problem.of(503, "store-away", "存储暂时不可用,请稍后重试 (a store is away, try again)")
                    .with(request, null);
        }
        LOG.error("fault request={} path={}", request, context.normalizedPath(), failure);
        return Problem.of(500, "fault", "系统出错,已记录,编号 " + request + " (a fault on our side, recorded)")
                .with(request, null);
    }

    /** The contract's validator wraps what it found into a bare 400; what it found is what people need. */
    private static @Nullable Throwable unwrapped(@Nullable Throwable failure) {
        return failure instanceof HttpException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static @Nullable Problem refusal(RoutingContext context, @Nullable Throwable failure) {
        if (failure instanceof RefusedException refused) {
            String pointer = refused.pointer();
            List<Problem.FieldError> errors = pointer == null
                    ? null
                    : List.of(new Problem.FieldError(pointer, String.valueOf(refused.getMessage())));
            return Problem.of(refused.status(), refused.code(), String.valueOf(refused.getMessage()))
                    .with(null, errors);
        }
        if (failure instanceof ValidatorException invalid) {
            return invalid(invalid);
        }
        if (failure instanceof DecoderException || failure instanceof io.vertx.core.json.DecodeException) {
            return Problem.of(400, "malformed-json", "请求体不是有效的 JSON (the body is not valid JSON): " + brief(failure));
        }
        int status = failure instanceof HttpException http ? http.getStatusCode() : context.statusCode();
        return STANDARD.contains(status) && (failure == null || failure instanceof HttpException)
                ? Problem.of(status, "http-" + status, sentence(status))
                : null;
    }

    private static Problem invalid(ValidatorException invalid) {
        int status = invalid.type() == ValidatorErrorType.UNSUPPORTED_VALUE_FORMAT ? 415 : 422;
        String detail = brief(invalid);
        if (invalid instanceof SchemaValidationException schema) {
            OutputUnit deepest = SchemaErrors.deepest(schema.getOutputUnit());
            String pointer = SchemaErrors.parameter(detail).orElseGet(() -> SchemaErrors.pointer(deepest));
            String reason = SchemaErrors.reason(deepest, detail);
            return Problem.of(status, "invalid-field", (pointer.isEmpty() ? "/" : pointer) + ": " + reason)
                    .with(null, List.of(new Problem.FieldError(pointer, reason)));
        }
        return detail.contains("body can't be decoded")
                ? Problem.of(400, "malformed-json", "请求体不是有效的 JSON (the body is not valid JSON)")
                : Problem.of(status, "invalid-request", detail);
    }

    private static boolean isStoreAway(@Nullable Throwable failure) {
        return failure instanceof MongoTimeoutException
                || failure instanceof com.mongodb.MongoSocketException
                || failure instanceof TimeoutException
                || failure instanceof io.vertx.core.impl.NoStackTraceTimeoutException
                || failure instanceof java.net.ConnectException;
    }

    private static String brief(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.length() > 300 ? message.substring(0, 300) + "…" : message;
    }

    private static String sentence(int status) {
        return switch (status) {
            case 401 -> "请先登录,或带上有效的访问令牌 (sign in, or send a valid token)";
            case 403 -> "没有权限做这件事 (not allowed)";
            case 404 -> "没有这个地址 (no such address)";
            case 405 -> "这个地址不支持该方法 (method not allowed here)";
            case 413 -> "内容太大 (the body is too large)";
            case 415 -> "不支持这种内容类型 (unsupported content type)";
            case 429 -> "请求太频繁,请稍后重试 (too many requests)";
            default -> "请求无法处理 (the request cannot be handled)";
        };
    }
}
