package io.redletter.delivery.channel;

import io.redletter.content.WorkVersion;
import io.redletter.delivery.ChannelAccount;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of way out. The caller has stored the intent before {@link #send} and {@link #reconcile}, has asked the embargo
 * gate, and stores the outcome. Futures that fail with an {@link io.redletter.delivery.outbound.OutboundException} are
 * outcomes too; any other failure is a fault, after which the delivery is reconciled.
 */
public interface Channel {
    /** Lower-case, such as {@code webhook}. */
    String kind();

    Capabilities capabilities();

    /** The set-up form of an account, in the order it is filled in; what it leaves out is not asked for. */
    default List<Setting> form() {
        return List.of();
    }

    /** What stands in the way of sending this wording: sentences in Chinese and English; empty where nothing does. */
    List<String> check(WorkVersion version);

    /**
     * Whether an account could work.
     *
     * @throws io.redletter.platform.RefusedException pointing at the setting at fault
     */
    void checkAccount(Map<String, String> settings, @Nullable String secret);

    /** Where a person looks after what this account published; an address, or empty where there is no such place. */
    default Optional<String> platform(ChannelAccount account) {
        return Optional.empty();
    }

    /** The exact bytes of the message, as text; the same message gives the same bytes. */
    String prepare(ChannelAccount account, Message message);

    /** Does it, or goes on where the stored progress ends. Called where it is known that it has not been done. */
    Future<Outcome> send(Sending sending);

    /**
     * Finds out what an attempt of unknown outcome did, and goes on from there. May repeat a call only under a key that
     * the other side still knows, with the same bytes.
     */
    Future<Outcome> reconcile(Sending sending);

    /** Asks how far the platform is with what it accepted. */
    Future<Outcome> follow(Sending sending);

    /**
     * Takes back what is out, or tells the other side to. May be called again after a failure.
     *
     * @return {@code RECALLED}; or why not, such as {@code REFUSED not-recallable}
     */
    default Future<Outcome> recall(Sending sending) {
        return Future.succeededFuture(
                Outcome.refused("not-recallable", "这种渠道发出后不能撤回,请到平台处理 (cannot be taken back from here)", ""));
    }

    /**
     * Says after something that is out what was wrong with it. The intent is stored before; the same correction gives
     * the same bytes.
     *
     * @return {@code SENT}; or why not, such as {@code REFUSED not-correctable}
     */
    default Future<Outcome> correct(Sending sending, Correction correction) {
        return Future.succeededFuture(
                Outcome.refused("not-correctable", "这种渠道不能自动更正,请到平台处理 (cannot be corrected from here)", ""));
    }

    /** Shows that the account works, as far as that can be done without publishing anything; a sentence for people. */
    Future<String> test(ChannelAccount account, String secret);

    /** Looks, without publishing or sending anything, whether the account could work now. Never fails for an ailing one. */
    Future<ChannelHealth> health(ChannelAccount account, String secret);
}
