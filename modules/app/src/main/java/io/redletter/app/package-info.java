@NullMarked
package io.redletter.app;

import org.jspecify.annotations.NullMarked;
