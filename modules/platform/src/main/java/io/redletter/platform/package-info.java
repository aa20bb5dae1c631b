@NullMarked
package io.redletter.platform;

import org.jspecify.annotations.NullMarked;
