package io.redletter.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in the letters that the other side received. */
final class Letters {
    private static final Pattern KEY = Pattern.compile("/mail/([0-9a-zA-Z_]+)");
    private static final Pattern LEAVE =
            Pattern.compile("(?m)^List-Unsubscribe: <" + Pattern.quote(House.WEB) + "(/u/[^>]+)>");

    private final OtherSide side;

    Letters(OtherSide side) {
        this.side = side;
    }

    /** The newest letter to this address, as it came. */
    String to(String address) {
        Matcher keys = KEY.matcher(side.get("/mail"));
        while (keys.find()) {
            String source = side.get("/mail/" + keys.group(1) + "/source");
            if (source.contains("\r\nTo: " + address + "\r\n")) {
                return source;
            }
        }
        throw new AssertionError("no letter to " + address);
    }

    /** The path of the address by which they leave. */
    String leave(String address) {
        Matcher link = LEAVE.matcher(to(address));
        assertThat(link.find()).as("a List-Unsubscribe of its own").isTrue();
        return link.group(1);
    }
}
