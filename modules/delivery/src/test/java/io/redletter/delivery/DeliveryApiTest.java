package io.redletter.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.delivery.mail.MailChannel;
import io.redletter.delivery.webhook.WebhookChannel;
import io.redletter.delivery.wechat.WechatChannel;
import io.redletter.platform.http.Api;
import io.redletter.platform.http.ApiCall;
import io.redletter.platform.http.Reply;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DeliveryApiTest {
    @Test
    void bindsEveryOperationOfItsContractAndNoOther() throws IOException {
        List<String> bound = new ArrayList<>();

        new DeliveryApi(null, null, null, null).bind(recording(bound));

        assertThat(bound).containsExactlyInAnyOrderElementsOf(operations());
    }

    @Test
    void letsAChannelOfEveryKindBeAdded() throws IOException {
        List<String> kinds = found("NewChannel:\\R(?:.*\\R){4} +kind: \\{type: string, enum: \\[([^]]+)]");

        assertThat(kinds.get(0).split(", "))
                .containsExactlyInAnyOrder(WebhookChannel.KIND, WechatChannel.KIND, MailChannel.KIND);
    }

    private static List<String> operations() throws IOException {
        return found("operationId: (\\w+)");
    }

    private static List<String> found(String pattern) throws IOException {
        try (InputStream in = DeliveryApi.class.getClassLoader().getResourceAsStream("openapi/delivery.yaml")) {
            String contract = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Pattern.compile(pattern)
                    .matcher(contract)
                    .results()
                    .map(match -> match.group(1))
                    .toList();
        }
    }

    private static Api recording(List<String> bound) {
        return new Api() {
            @Override
            public void on(String operationId, Function<ApiCall, Future<Reply>> handler) {
                bound.add(operationId);
            }

            @Override
            public void onStream(String operationId, Handler<RoutingContext> handler) {
                bound.add(operationId);
            }
        };
    }
}
