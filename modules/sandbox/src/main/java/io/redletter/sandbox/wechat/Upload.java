package io.redletter.sandbox.wechat;

/**
 * An uploaded file that was looked into.
 *
 * @param format its format's word, empty where it is none of ours
 * @param sha256 of its bytes; empty where the file was not kept
 * @param bytes its length
 */
record Upload(String format, String sha256, long bytes) {}
