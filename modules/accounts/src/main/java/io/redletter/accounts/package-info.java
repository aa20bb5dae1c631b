@NullMarked
package io.redletter.accounts;

import org.jspecify.annotations.NullMarked;
