@NullMarked
package io.redletter.sandbox;

import org.jspecify.annotations.NullMarked;
