/**
 * E-mail to the people of a list: the letter of an approved wording, its bytes, the way to the mail server, what its answers
 * mean, unsubscribing, and what comes back. Start reading at {@link io.redletter.delivery.mail.MailChannel}; how one message
 * goes over the wire is {@link io.redletter.delivery.mail.SmtpConnection}.
 */
@NullMarked
package io.redletter.delivery.mail;

import org.jspecify.annotations.NullMarked;
