/**
 * A push to a list of a million people against a mail server that only counts: how fast letters leave, beside a bare mail
 * client that sends the same bytes, and whether each person was written to exactly once. Start reading at
 * {@link io.redletter.bench.mail.MailBench}.
 */
@NullMarked
package io.redletter.bench.mail;

import org.jspecify.annotations.NullMarked;
