package io.redletter.campaign.proposal;

import java.util.List;

/**
 * What became of accepting everything that was open.
 *
 * @param accepted now accepted
 * @param left still open, each with why
 */
public record AcceptedAll(List<PlanItem> accepted, List<Left> left) {
    public AcceptedAll {
        accepted = List.copyOf(accepted);
        left = List.copyOf(left);
    }

    /**
     * An item that was not accepted.
     *
     * @param reason a sentence in Chinese and English
     */
    public record Left(String itemId, String name, int line, String reason) {}
}
