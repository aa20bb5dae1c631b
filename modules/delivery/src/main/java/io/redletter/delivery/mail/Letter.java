package io.redletter.delivery.mail;

/**
 * A letter as it is stored before the first one leaves: everything but the person. The same letter and person give the same
 * bytes.
 *
 * @param key the delivery's key
 * @param date when the push was due, as RFC 5322 has it
 * @param from address; {@code fromName} as people read it, may be empty
 * @param replyTo address; empty for {@code from}
 * @param returnDomain where it comes back to; empty where it comes back to {@code from}
 * @param campaignId and the channel's id and name: for the headers by which receivers tell lists apart
 * @param unsubscribe address to which the person's token is appended, such as {@code https://host/u/}
 * @param language BCP 47
 * @param text and {@code html}: where a person's own address to unsubscribe belongs stands {@code [[key]]}
 */
record Letter(
        String key,
        String date,
        String from,
        String fromName,
        String replyTo,
        String returnDomain,
        String campaignId,
        String channelId,
        String channelName,
        String unsubscribe,
        String language,
        String subject,
        String text,
        String html) {

    /** Stands for the person's own address to unsubscribe; nobody who writes a text can know it. */
    static String gap(String key) {
        return "[[" + key + "]]";
    }
}
