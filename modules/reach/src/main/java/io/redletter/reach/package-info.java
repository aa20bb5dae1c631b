@NullMarked
package io.redletter.reach;

import org.jspecify.annotations.NullMarked;
