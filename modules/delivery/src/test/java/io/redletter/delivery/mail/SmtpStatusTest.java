package io.redletter.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.delivery.channel.Outcome;
import io.redletter.delivery.channel.Outcome.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpStatusTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            250 | 2.0.0 ok                        | MESSAGE   | SENT      |
            550 | 5.1.1 no such user              | RECIPIENT | GONE      | bad-address
            550 | 5.1.2 bad system                | RECIPIENT | GONE      | bad-address
            501 | 5.1.3 bad syntax                | RECIPIENT | GONE      | bad-address
            551 | 5.1.6 moved                     | RECIPIENT | GONE      | bad-address
            556 | 5.1.10 null MX                  | RECIPIENT | GONE      | bad-address
            550 | 5.2.1 disabled                  | RECIPIENT | GONE      | bad-address
            550 | no such user                    | RECIPIENT | GONE      | bad-address
            551 | user not local                  | RECIPIENT | GONE      | bad-address
            553 | mailbox name not allowed        | RECIPIENT | GONE      | bad-address
            556 | domain does not accept mail     | RECIPIENT | GONE      | bad-address
            550 | rejected                        | MESSAGE   | REFUSED   | refused
            552 | 5.2.2 over quota                | RECIPIENT | REFUSED   | mailbox-full
            552 | 5.3.4 too big                   | MESSAGE   | REFUSED   | too-large
            552 | 5.2.3 too big                   | MESSAGE   | REFUSED   | too-large
            552 | exceeded storage                | MESSAGE   | REFUSED   | too-large
            550 | 5.7.1 policy                    | RECIPIENT | REFUSED   | policy
            554 | 5.7.1 spam                      | MESSAGE   | REFUSED   | policy
            550 | 5.7.26 unauthenticated          | MESSAGE   | REFUSED   | policy
            550 | 5.4.4 no route                  | RECIPIENT | REFUSED   | no-route
            554 | transaction failed              | MESSAGE   | REFUSED   | refused
            500 | syntax                          | RECIPIENT | REFUSED   | refused
            503 | 5.5.1 bad sequence              | RECIPIENT | REFUSED   | refused
            504 | parameter                       | RECIPIENT | REFUSED   | refused
            450 | 4.2.1 busy                      | RECIPIENT | RETRYABLE | try-later
            450 | mailbox busy                    | RECIPIENT | RETRYABLE | try-later
            451 | 4.7.1 greylisted                | RECIPIENT | RETRYABLE | deferred
            450 | 4.7.500 slow down               | RECIPIENT | RETRYABLE | deferred
            452 | 4.2.2 mailbox full              | RECIPIENT | RETRYABLE | mailbox-full
            452 | 4.3.1 no space                  | MESSAGE   | RETRYABLE | target-error
            451 | 4.3.0 trouble                   | MESSAGE   | RETRYABLE | target-error
            451 | 4.3.2 not now                   | MESSAGE   | RETRYABLE | target-error
            451 | 4.4.1 no answer                 | MESSAGE   | RETRYABLE | target-error
            452 | 4.5.3 too many recipients       | RECIPIENT | RETRYABLE | try-later
            421 | 4.3.2 shutting down             | RECIPIENT | RETRYABLE | target-error
            421 | closing                         | MESSAGE   | RETRYABLE | target-error
            554 | no service here                 | GREETING  | RETRYABLE | target-error
            454 | 4.7.0 temporary auth failure    | GREETING  | RETRYABLE | target-error
            530 | 5.7.0 log in first              | SENDER    | RETRYABLE | target-error
            534 | 5.7.9 mechanism too weak        | GREETING  | RETRYABLE | target-error
            535 | 5.7.8 wrong password            | GREETING  | RETRYABLE | target-error
            538 | 5.7.11 encryption needed        | GREETING  | RETRYABLE | target-error
            550 | 5.1.8 bad sender                | SENDER    | RETRYABLE | target-error
            553 | 5.1.7 bad sender                | SENDER    | RETRYABLE | target-error
            550 | 4.1.1 a class that does not fit | RECIPIENT | GONE      | bad-address
            """)
    void givesEachAnswerItsClass(int code, String text, SmtpStage stage, Kind kind, String word) {
        Outcome outcome = SmtpStatus.outcome(new SmtpReply(code, text), stage);

        assertThat(outcome.kind()).isEqualTo(kind);
        assertThat(outcome.code()).isEqualTo(word == null ? "" : word);
    }
}
