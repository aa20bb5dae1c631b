package io.redletter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redletter.sandbox.webhook.WebhookEndpoint;
import io.redletter.sandbox.wechat.AccountKind;
import io.redletter.sandbox.wechat.WechatApp;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxConfigTest {
    private static final WechatApp APP = new WechatApp("wx1", "very-secret", AccountKind.SERVICE);

    @Test
    void refusesTwoAccountsOfOneName() {
        assertThatThrownBy(() -> new SandboxConfig("127.0.0.1", 0, Path.of("x"), List.of(APP, APP), List.of()))
                .hasMessageContaining("wx1: named twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_QUJD", "whsec_###", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void refusesASecretThatIsNone(String secret) {
        assertThatThrownBy(() -> new WebhookEndpoint("partner", secret)).hasMessageContaining("24 to 64 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "名"})
    void refusesANameThatIsNoPathSegment(String name) {
        assertThatThrownBy(() -> new WebhookEndpoint(name, TestSandbox.HOOK_SECRET))
                .hasMessageContaining("bad name");
    }

    @Test
    void keepsSecretsOutOfItsText() {
        String text = APP + " " + new WebhookEndpoint("partner", TestSandbox.HOOK_SECRET);

        assertThat(text).doesNotContain("very-secret").doesNotContain("whsec_");
    }
}
