package io.redletter.delivery;

import io.redletter.delivery.channel.Channel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A channel on the bench, with the other side at hand: what it did, and what is to go wrong there. */
interface Lab {
    Channel channel();

    /** The channel as one message to one other side is said through it; a list channel speaks to one person of its list. */
    default Channel way() {
        return channel();
    }

    ChannelAccount account();

    /** The account's secret, open. */
    String secret();

    /** Accounts that cannot work, each with the field that says so. */
    List<Broken> brokenAccounts();

    /** How often the other side has published something. */
    long done();

    /** The digests of the bodies of the calls that publish, as they arrived, oldest first. */
    List<String> bodies();

    /** The next call that publishes is carried out, and its answer lost. */
    void loseTheAnswer();

    /** The next call that publishes is not carried out, and nobody learns it. */
    void dropTheCall();

    /** The next call that publishes is answered with a passing trouble. */
    void beInTrouble();

    /** The next call that publishes is answered much too late. */
    void hang();

    /** @param pointer where the refusal must point */
    record Broken(Map<String, String> settings, @Nullable String secret, String pointer) {}
}
