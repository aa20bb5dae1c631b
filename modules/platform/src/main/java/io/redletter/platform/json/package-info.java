/** JSON with one set of rules: instants with offset, local dates as dates, unknown fields refused. */
@NullMarked
package io.redletter.platform.json;

import org.jspecify.annotations.NullMarked;
