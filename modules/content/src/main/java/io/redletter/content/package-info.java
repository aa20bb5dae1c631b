@NullMarked
package io.redletter.content;

import org.jspecify.annotations.NullMarked;
