package io.redletter.sandbox.wechat;

/**
 * A permanent file of the account.
 *
 * @param mediaId its id; for a picture of article bodies also the last part of its address
 * @param kind {@code image}, {@code voice}, {@code video}, {@code thumb}, or {@code body} for article pictures
 * @param format {@code png}, {@code jpg}, {@code mp4} and so on, as its first bytes say
 * @param sha256 name of the stored file
 * @param bytes length
 */
record Material(String mediaId, String kind, String format, String sha256, long bytes) {
    static final String BODY = "body";

    boolean isPicture() {
        return kind.equals("image") || kind.equals("thumb");
    }
}
