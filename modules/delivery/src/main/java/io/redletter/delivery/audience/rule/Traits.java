package io.redletter.delivery.audience.rule;

import java.util.List;
import java.util.Map;

/** What a rule may ask about a person. */
public interface Traits {
    /** Value by key. */
    Map<String, String> attributes();

    List<String> tags();

    /** An administrative code; empty where it is not known. */
    String region();

    /** Such as {@code zh}; empty where it is not known. */
    String language();
}
