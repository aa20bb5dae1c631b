@NullMarked
package io.redletter.observance.rule;

import org.jspecify.annotations.NullMarked;
