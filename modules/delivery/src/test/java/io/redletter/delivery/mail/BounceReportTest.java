package io.redletter.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BounceReportTest {
    @ParameterizedTest
    @CsvSource({
        "failed,5.1.1,DEAD",
        "failed,5.1.2,DEAD",
        "failed,5.1.10,DEAD",
        "failed,5.2.1,DEAD",
        "failed,5.2.2,FAILED",
        "failed,5.7.1,FAILED",
        "failed,5.4.4,FAILED",
        "failed,4.4.7,FAILED",
        "delayed,4.4.1,NONE",
        "delivered,2.0.0,NONE",
        "relayed,2.0.0,NONE"
    })
    void readsTheStatusOfAReport(String action, String status, BounceReport.Fate fate) {
        assertThat(parse(report(action, status)).fate()).isEqualTo(fate);
    }

    @Test
    void keepsWhatTheServerSaid() {
        assertThat(parse(report("failed", "5.1.1")).words()).isEqualTo("5.1.1 550 5.1.1 user unknown");
    }

    @Test
    void readsAServersOwnWordsWhereThereIsNoReport() {
        String text = "From: mailer-daemon@x.example\r\nSubject: failure notice\r\nContent-Type: text/plain\r\n\r\n"
                + "<reader@home.example>:\r\n550 5.1.1 unknown user (#5.1.1)\r\n";

        assertThat(parse(text).fate()).isEqualTo(BounceReport.Fate.DEAD);
    }

    @Test
    void anAbsenceNoteSaysNothing() {
        String text = "From: reader@home.example\r\nAuto-Submitted: auto-replied (vacation)\r\n"
                + "Content-Type: text/plain\r\n\r\nI am away until 5.1.2 o'clock\r\n";

        assertThat(parse(text).fate()).isEqualTo(BounceReport.Fate.NONE);
    }

    @Test
    void readsAReportThatWasCutOff() {
        String whole = report("failed", "5.1.1");

        BounceReport found = parse(whole.substring(0, whole.indexOf("Diagnostic-Code")));

        assertThat(found.fate()).isEqualTo(BounceReport.Fate.DEAD);
    }

    @Test
    void survivesAnything() {
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(4_000)];
            random.nextBytes(bytes);

            assertThat(BounceReport.parse(bytes).fate()).isNotNull();
        }
    }

    private static BounceReport parse(String text) {
        return BounceReport.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String report(String action, String status) {
        return """
                From: MAILER-DAEMON@mx.example
                To: b-x@back.example
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="B"

                --B
                Content-Type: text/plain

                This is the mail system. 5.9.9

                --B
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; reader@home.example
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 5.1.1 user unknown

                --B
                Content-Type: message/rfc822

                Subject: the original 5.1.1

                body
                --B--
                """
                .formatted(action, status)
                .replace("\n", "\r\n");
    }
}
