package io.redletter.console.web;

import io.vertx.core.Future;

/** Answers one address: shows something, or does something and sends the reader on. */
@FunctionalInterface
public interface Page {
    /** A refusal may come as a failed future or be thrown: it becomes a page of its own, or a message on the page before. */
    Future<Answer> answer(PageCall call);
}
