@NullMarked
package io.redletter.console;

import org.jspecify.annotations.NullMarked;
