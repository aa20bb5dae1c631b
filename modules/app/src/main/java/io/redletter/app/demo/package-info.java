/** The demo: a department, a year planned from a document, works, channels, three pushes about to leave, a few readers. Start at {@link io.redletter.app.demo.DemoPlanting}. */
@NullMarked
package io.redletter.app.demo;

import org.jspecify.annotations.NullMarked;
