@NullMarked
package io.redletter.feed;

import org.jspecify.annotations.NullMarked;
