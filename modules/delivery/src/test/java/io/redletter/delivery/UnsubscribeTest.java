package io.redletter.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.campaign.Push;
import io.redletter.platform.Platform;
import io.redletter.platform.SettableClock;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a letter that arrived to not being written to any more. */
class UnsubscribeTest extends HouseTest {
    private static final String READER = "reader@home.example";
    private static final String OTHER = "other@home.example";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

    private FrontDoor door;
    private ChannelAccount channel;

    UnsubscribeTest(Platform platform, SettableClock clock) {
        super(platform, clock);
    }

    @BeforeEach
    void writeToTwo() {
        door = new FrontDoor(platform, house.deliveries);
        house.people.add(READER);
        house.people.add(OTHER);
        channel = house.email();
        send();
    }

    @AfterEach
    void shut() {
        door.close();
    }

    @Test
    void asksWhoOpensTheLinkAndChangesNothing() {
        HttpResponse<String> page = door.get(leave(READER));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("退订 · Unsubscribe", "method=\"post\"");
        assertThat(page.headers().firstValue("cache-control")).contains("no-store");
        assertThat(page.headers().firstValue("x-robots-tag")).contains("noindex");
        assertThat(page.headers().firstValue("referrer-policy")).contains("no-referrer");
        assertThat(house.people.left).isEmpty();
    }

    @Test
    void leavesByTheMailReadersOneClick() {
        HttpResponse<String> answer = door.post(leave(READER), ONE_CLICK, FORM);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(house.people.left).containsOnlyKeys(house.people.id(READER)).containsValue("one-click");
    }

    @Test
    void leavesByTheOneClickOfAMailReaderThatSendsParts() {
        String parts = "--B\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--B--\r\n";

        HttpResponse<String> answer = door.post(leave(READER), parts, "multipart/form-data; boundary=B");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(house.people.left).containsOnlyKeys(house.people.id(READER)).containsValue("one-click");
    }

    @Test
    void leavesByTheButtonOfThePage() {
        HttpResponse<String> answer = door.post(leave(READER), "", FORM);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("已退订");
        assertThat(house.people.left).containsOnlyKeys(house.people.id(READER)).containsValue("page");
    }

    @Test
    void saysTheSameToWhoLeavesTwice() {
        String link = leave(READER);
        HttpResponse<String> first = door.post(link, ONE_CLICK, FORM);

        HttpResponse<String> second = door.post(link, ONE_CLICK, FORM);

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(house.people.left).containsOnlyKeys(house.people.id(READER));
    }

    @Test
    void writesNoMoreToWhoLeft() {
        door.post(leave(READER), ONE_CLICK, FORM);
        long before = house.otherSide.effects("mail");

        send();

        assertThat(house.otherSide.effects("mail")).isEqualTo(before + 1);
        assertThat(house.otherSide.received("mail", "data"))
                .filteredOn(entry -> entry.getString("note").contains(READER))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "/u/", "/u/.", "/u/abc.def", "/u/YWxfdGVzdDowMDAwMDAwMA.AAAAAAAAAAAAAAAAAAAAAA"})
    void knowsNoMadeUpLink(String path) {
        String link = path.equals("x") ? leave(READER) + "x" : path;

        HttpResponse<String> asked = door.get(link);
        HttpResponse<String> left = door.post(link, ONE_CLICK, FORM);

        assertThat(asked.statusCode()).isEqualTo(404);
        assertThat(left.statusCode()).isEqualTo(404);
        assertThat(asked.body() + left.body()).doesNotContain(READER);
        assertThat(house.people.left).isEmpty();
    }

    @Test
    void takesNoTokenOfOneForAnother() {
        String mine = leave(READER);
        String theirs = leave(OTHER);
        String mixed = theirs.substring(0, theirs.indexOf('.')) + mine.substring(mine.indexOf('.'));

        assertThat(door.post(mixed, ONE_CLICK, FORM).statusCode()).isEqualTo(404);
        assertThat(house.people.left).isEmpty();
    }

    private String leave(String address) {
        return new Letters(house.otherSide).leave(address);
    }

    private void send() {
        Push push = house.armedTo(PeopleOfAList.EVERYBODY, channel);
        fire(push);
        awaitState(push, channel, DeliveryState.SENT);
    }
}
