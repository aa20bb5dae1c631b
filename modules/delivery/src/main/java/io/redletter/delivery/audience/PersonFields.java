package io.redletter.delivery.audience;

/** How much may be known about one person. */
public final class PersonFields {
    public static final int MOST_ATTRIBUTES = 20;
    public static final int MOST_TAGS = 20;
    public static final int LONGEST_KEY = 40;
    public static final int LONGEST_VALUE = 200;
    public static final int LONGEST_TAG = 40;
    public static final int LONGEST_NAME = 60;
    public static final int LONGEST_ADDRESS = 254;

    private PersonFields() {}
}
