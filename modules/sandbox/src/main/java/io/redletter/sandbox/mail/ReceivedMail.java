package io.redletter.sandbox.mail;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;

/**
 * A message that was taken.
 *
 * @param key what its {@code Message-ID} begins with
 * @param from and {@code to}: the envelope's
 * @param message as it came
 */
public record ReceivedMail(String key, Instant at, String from, String to, Buffer message) {}
