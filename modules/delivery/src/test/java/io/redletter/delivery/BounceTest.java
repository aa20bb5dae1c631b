package io.redletter.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.campaign.Push;
import io.redletter.delivery.list.Person;
import io.redletter.delivery.list.TargetState;
import io.redletter.platform.Platform;
import io.redletter.platform.SettableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A letter that comes back, by SMTP and by the hook. */
class BounceTest extends HouseTest {
    private static final String READER = "reader@home.example";
    private static final Pattern SENDER = Pattern.compile("b-[0-9a-z-]+@back\\.redletter\\.example");

    private FrontDoor door;
    private ChannelAccount channel;
    private Push push;

    BounceTest(Platform platform, SettableClock clock) {
        super(platform, clock);
    }

    @BeforeEach
    void writeToTwo() {
        door = new FrontDoor(platform, house.deliveries);
        house.people.add(READER);
        house.people.add("other@home.example");
        channel = house.email();
        push = house.armedTo(PeopleOfAList.EVERYBODY, channel);
        fire(push);
        awaitState(push, channel, DeliveryState.SENT);
    }

    @AfterEach
    void shut() {
        door.close();
    }

    @Test
    void marksADeadAddressThatItsServerReports() {
        List<String> answers = deliver(returnPath(), report("5.1.1"));

        assertThat(answers.get(answers.size() - 1)).startsWith("250");
        assertCameBack();
    }

    @Test
    void marksADeadAddressThatAMailServiceHandsIn() {
        assertThat(hook(returnPath(), report("5.1.1"))).isEqualTo(204);

        assertCameBack();
    }

    @Test
    void findsTheAddressInAReportThatWasHandedInWithoutIt() {
        assertThat(hook("", report("5.1.1") + "X-Failed-For: " + returnPath() + "\r\n"))
                .isEqualTo(204);

        assertCameBack();
    }

    @Test
    void countsAReportOnceHoweverOftenItComes() {
        String path = returnPath();
        hook(path, report("5.1.1"));

        hook(path, report("5.1.1"));
        deliver(path, report("5.1.1"));

        assertCameBack();
    }

    @Test
    void keepsAnAddressWhoseMailboxIsOnlyFull() {
        deliver(returnPath(), report("5.2.2"));

        assertThat(house.people.bounced).containsExactlyEntriesOf(Map.of(house.people.id(READER), false));
        assertThat(house.counts(push, channel).bounced()).isZero();
    }

    @Test
    void takesNothingForAnAddressThatItDidNotSeal() {
        String forged = returnPath().replaceFirst("-[0-9a-f]{12}@", "-000000000000@");

        List<String> answers = deliver(forged, report("5.1.1"));

        assertThat(answers).anySatisfy(answer -> assertThat(answer).startsWith("550 5.1.1"));
        assertThat(hook(forged, report("5.1.1"))).isEqualTo(202);
        assertThat(hook("operator@redletter.example", report("5.1.1"))).isEqualTo(202);
        assertThat(house.people.bounced).isEmpty();
        assertThat(house.counts(push, channel).bounced()).isZero();
    }

    @Test
    void relaysNothing() {
        assertThat(deliver("someone@elsewhere.example", "Subject: hello\r\n\r\nhello\r\n"))
                .anySatisfy(answer -> assertThat(answer).startsWith("550 5.1.1"));
    }

    @Test
    void refusesAHookBodyThatIsTooLarge() {
        assertThat(hook(returnPath(), "x".repeat(600 * 1024))).isEqualTo(413);
    }

    private void assertCameBack() {
        assertThat(house.people.bounced).containsExactlyEntriesOf(Map.of(house.people.id(READER), true));
        assertThat(house.counts(push, channel).bounced()).isEqualTo(1);
        assertThat(house.counts(push, channel).sent()).isEqualTo(1);
        assertThat(house.people(push, channel, TargetState.BOUNCED))
                .extracting(Person::recipientId)
                .containsExactly(house.people.id(READER));
    }

    /** The envelope's sender of the letter to the reader, as the other side's page shows it. */
    private String returnPath() {
        String page = house.otherSide.get("/mail");
        int to = page.indexOf(READER);
        Matcher sender = SENDER.matcher(page.substring(to, page.indexOf("</tr>", to)));
        assertThat(sender.find()).isTrue();
        return sender.group();
    }

    private int hook(String recipient, String report) {
        String path = "/hooks/mail/" + channel.id()
                + (recipient.isEmpty() ? "" : "?rcpt=" + URLEncoder.encode(recipient, StandardCharsets.UTF_8));
        return door.post(path, report, "message/rfc822").statusCode();
    }

    /** Hands a message to the listener as a mail server does; every answer. */
    private List<String> deliver(String to, String message) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), house.deliveries.bouncePort());
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream out = socket.getOutputStream()) {
            socket.setSoTimeout(20_000);
            List<String> answers = new ArrayList<>(List.of(answer(in)));
            for (String line : List.of("HELO mx.example", "MAIL FROM:<>", "RCPT TO:<" + to + ">", "DATA")) {
                out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
                answers.add(answer(in));
            }
            if (answers.get(4).startsWith("354")) {
                out.write((message + ".\r\n").getBytes(StandardCharsets.US_ASCII));
                answers.add(answer(in));
            }
            return answers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String answer(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        return String.valueOf(line);
    }

    private static String report(String status) {
        return """
                From: MAILER-DAEMON@mx.example
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="B"

                --B
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; reader@home.example
                Action: failed
                Status: %s
                Diagnostic-Code: smtp; 550 %s refused

                --B--
                """
                .formatted(status, status)
                .replace("\n", "\r\n");
    }
}
