package io.redletter.delivery.audience;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a segment, ready to be sent to.
 *
 * @param recipients who may be sent to, in the order of their ids; may be empty though more pages follow
 * @param next the last id looked at, to be handed in for the page after; null where this was the last page
 * @param counted who was looked at: {@code eligible} is the size of {@code recipients}, the rest were left out
 */
public record AudiencePage(List<Recipient> recipients, @Nullable String next, Counted counted) {
    public AudiencePage {
        recipients = List.copyOf(recipients);
    }
}
