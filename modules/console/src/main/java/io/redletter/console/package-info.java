/**
 * Staff pages and the manager's boards. {@link io.redletter.console.Console} wires them; {@code web} is what every page
 * stands on, and each other room holds the pages of one noun: a page or an action is one class. Templates, words and
 * static files lie in the top-level {@code templates/}.
 */
@NullMarked
package io.redletter.console;

import org.jspecify.annotations.NullMarked;
