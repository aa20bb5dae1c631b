package io.redletter.delivery.channel;

/**
 * What a kind of channel can do; the desk and the pages offer nothing else.
 *
 * @param list one message goes to many people, who are picked by an audience
 * @param key how long the other side takes a repeated call as a repeat
 * @param reconciles whether the platform can be asked what became of a call whose answer was lost
 * @param recalls whether something that is out can be taken back, or the other side be told to
 * @param corrects whether a correction can be sent after it
 * @param confirms whether a person may have to confirm a message at the platform
 */
public record Capabilities(
        boolean list, KeyLife key, boolean reconciles, boolean recalls, boolean corrects, boolean confirms) {
    /** A channel that sends one message and can do nothing about it afterwards. */
    public static final Capabilities PLAIN = new Capabilities(false, KeyLife.NONE, false, false, false, false);

    public Capabilities withList() {
        return new Capabilities(true, key, reconciles, recalls, corrects, confirms);
    }

    public Capabilities withKey(KeyLife life) {
        return new Capabilities(list, life, reconciles, recalls, corrects, confirms);
    }

    public Capabilities withReconciling() {
        return new Capabilities(list, key, true, recalls, corrects, confirms);
    }

    public Capabilities withRecall() {
        return new Capabilities(list, key, reconciles, true, corrects, confirms);
    }

    public Capabilities withCorrection() {
        return new Capabilities(list, key, reconciles, recalls, true, confirms);
    }

    public Capabilities withConfirmation() {
        return new Capabilities(list, key, reconciles, recalls, corrects, true);
    }
}
