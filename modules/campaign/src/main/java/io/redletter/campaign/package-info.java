@NullMarked
package io.redletter.campaign;

import org.jspecify.annotations.NullMarked;
