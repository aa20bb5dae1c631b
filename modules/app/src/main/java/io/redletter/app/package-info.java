/** The program: command line, wiring, demo. {@link io.redletter.app.Main} is the way in, {@link io.redletter.app.Program} joins the parts. */
@NullMarked
package io.redletter.app;

import org.jspecify.annotations.NullMarked;
