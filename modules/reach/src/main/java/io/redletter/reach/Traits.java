package io.redletter.reach;

/**
 * What is known of the circumstances of one event, each from a closed list; where it was worked out from an address, an agent
 * or a referrer, those are gone. Empty where unknown.
 *
 * @param region a province of China such as {@code 湖北省}, else the country
 * @param city such as {@code 湖北省武汉市}
 * @param device {@code phone}, {@code tablet}, {@code desktop}, {@code tv} or {@code other}
 * @param referrer the kind of place the reader came from, such as {@code wechat}, {@code search} or {@code none}
 */
public record Traits(String region, String city, String device, String referrer) {
    /** Nothing is known. */
    public static final Traits NONE = new Traits("", "", "", "");
}
