@NullMarked
package io.redletter.delivery;

import org.jspecify.annotations.NullMarked;
