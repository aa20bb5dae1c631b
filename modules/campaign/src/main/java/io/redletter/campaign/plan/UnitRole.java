package io.redletter.campaign.plan;

/**
 * A unit and what a plan wants of it.
 *
 * @param name the unit as the plan writes it
 * @param role {@code lead} (牵头), {@code cooperate} (配合) or {@code responsible}, where the plan does not say which
 */
public record UnitRole(String name, String role) {

    public static final String LEAD = "lead";
    public static final String COOPERATE = "cooperate";
    public static final String RESPONSIBLE = "responsible";
}
