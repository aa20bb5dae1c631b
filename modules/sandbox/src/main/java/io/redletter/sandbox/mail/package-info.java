/**
 * A strict stand-in for a mail server: it keeps the rules of SMTP and of messages, knows some people and not others, goes
 * wrong on order, and counts every message under the key that its {@code Message-ID} carries. Start reading at
 * {@link io.redletter.sandbox.mail.MailStand}.
 */
@NullMarked
package io.redletter.sandbox.mail;

import org.jspecify.annotations.NullMarked;
