package io.redletter.delivery.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.delivery.channel.Outcome;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WechatErrorTest {
    /** 22:00 in Shanghai. */
    private static final Instant EVENING = Instant.parse("2027-06-05T14:00:00Z");

    /** What each class of the platform's documentation, as we collected it, is here. */
    private static final Map<String, WechatError.Kind> CLASSES = Map.of(
            "REAUTH", WechatError.Kind.TOKEN,
            "RETRY", WechatError.Kind.BUSY,
            "RETRY_1_MIN", WechatError.Kind.MINUTE,
            "RETRY_LATER", WechatError.Kind.TOMORROW,
            "QUOTA", WechatError.Kind.QUOTA,
            "DONE", WechatError.Kind.DONE,
            "CONFIRM", WechatError.Kind.CONFIRM,
            "HUMAN", WechatError.Kind.PERSON,
            "PERM", WechatError.Kind.REFUSED);

    @ParameterizedTest(name = "{0} is {1}: {2}")
    @CsvFileSource(resources = "error-classes.csv", numLinesToSkip = 1)
    void givesEveryCodeItsClassInPlainChineseBesideTheCode(int code, String word, String words) {
        WechatError error = WechatError.of(code);

        assertThat(error.kind()).isEqualTo(CLASSES.get(word));
        assertThat(error.words()).contains(words);
        assertThat(outcome(code).code()).isIn("wechat-" + code, "");
        if (error.kind() != WechatError.Kind.DONE) {
            assertThat(outcome(code).reason()).contains(words).contains("(" + code + ": ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TOKEN, 40001, REFUSED",
        "BUSY, -1, RETRYABLE",
        "MINUTE, 45011, RETRYABLE",
        "MINUTE, 45066, RETRYABLE",
        "TOMORROW, 45009, RETRYABLE",
        "QUOTA, 45028, REFUSED",
        "DONE, 45065, SENT",
        "CONFIRM, 53504, CONFIRMING",
        "PERSON, 40164, REFUSED",
        "REFUSED, 53503, REFUSED",
    })
    void turnsAClassIntoWhatHappensNext(WechatError.Kind kind, int code, Outcome.Kind next) {
        assertThat(WechatError.of(code).kind()).isEqualTo(kind);
        assertThat(outcome(code).kind()).isEqualTo(next);
    }

    @Test
    void waitsAMinuteOrUntilTomorrowInChina() {
        assertThat(outcome(45011).after()).isEqualTo(Duration.ofMinutes(1));
        assertThat(outcome(45009).after()).isEqualTo(Duration.ofHours(2).plusMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {12_345_678, 53_999, -2})
    void leavesACodeNobodyKnowsToAPerson(int code) {
        assertThat(WechatError.of(code).kind()).isEqualTo(WechatError.Kind.PERSON);
        assertThat(outcome(code).reason()).contains("未知").contains(Integer.toString(code));
    }

    @ParameterizedTest
    @CsvSource({
        "0, SENT, ''",
        "1, ACCEPTED, ''",
        "2, REFUSED, 原创校验",
        "3, REFUSED, 请到公众平台查看",
        "4, REFUSED, 审核不通过",
        "5, RECALLED, 被删除",
        "6, REFUSED, 封禁",
    })
    void knowsEveryStatusOfAPublication(int status, Outcome.Kind kind, String words) {
        JsonObject answer = new JsonObject()
                .put("publish_status", status)
                .put(
                        "article_detail",
                        new JsonObject(
                                "{\"count\":1,\"item\":[{\"idx\":1,\"article_url\":\"https://mp.weixin.qq.com/s/x\"}]}"));

        Outcome outcome = PublishStatus.outcome(answer, () -> Outcome.accepted("", Duration.ZERO));

        assertThat(outcome.kind()).isEqualTo(kind);
        assertThat(outcome.reason()).contains(words);
        assertThat(outcome.link()).isEqualTo(status == 0 ? "https://mp.weixin.qq.com/s/x" : null);
    }

    @ParameterizedTest
    @CsvSource({
        "err(10001), wechat-mass-10001, 广告",
        "err(20001), wechat-mass-20001, 政治",
        "err(20004), wechat-mass-20004, 社会",
        "err(20002), wechat-mass-20002, 色情",
        "err(20006), wechat-mass-20006, 违法犯罪",
        "err(20008), wechat-mass-20008, 欺诈",
        "err(20013), wechat-mass-20013, 版权",
        "err(22000), wechat-mass-22000, 互推",
        "err(21000), wechat-mass-21000, 其他",
        "err(30001), wechat-mass-30001, 原创校验",
        "err(30002), wechat-mass-30002, 原创校验",
        "err(30003), wechat-mass-30003, 转载",
        "err(99999), wechat-mass-99999, 不明",
        "send fail, wechat-failed, 请到公众平台查看",
        "'', wechat-failed, 请到公众平台查看",
    })
    void knowsWhyAGroupSendFailed(String status, String code, String words) {
        Outcome outcome = GroupStatus.failed(status, "SEND_FAIL", false);

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.REFUSED);
        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.reason()).contains(words);
    }

    @Test
    void thinksOfTheAdministratorWhereHeMustConfirm() {
        assertThat(GroupStatus.failed("send fail", "SEND_FAIL", true).reason()).contains("30 分钟");
    }

    private static Outcome outcome(int code) {
        return WechatError.of(code).outcome(code, "said", EVENING);
    }
}
