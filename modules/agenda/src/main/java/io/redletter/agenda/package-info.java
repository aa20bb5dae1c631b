@NullMarked
package io.redletter.agenda;

import org.jspecify.annotations.NullMarked;
