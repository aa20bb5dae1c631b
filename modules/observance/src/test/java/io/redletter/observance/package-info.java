@NullMarked
package io.redletter.observance;

import org.jspecify.annotations.NullMarked;
