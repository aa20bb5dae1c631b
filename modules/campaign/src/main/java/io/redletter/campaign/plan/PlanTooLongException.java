package io.redletter.campaign.plan;

import io.redletter.platform.RefusedException;

/** A text longer than any plan: someone sent the wrong file. */
public final class PlanTooLongException extends RefusedException {

    private static final long serialVersionUID = 1L;

    PlanTooLongException(int length) {
        super(
                413,
                "plan-too-long",
                "plan: " + length + " characters (expected: at most " + PlanReader.LONGEST + ")",
                null);
    }
}
