package io.redletter.delivery.list;

/**
 * A message that may be on the wire.
 *
 * @param target its place in the chunk, from 0
 * @param digest of its exact bytes, 16 hexadecimal digits
 */
public record Flight(int target, String digest) {}
