/** HTTP as every capability speaks it: problems (RFC 9457), API operations bound to the OpenAPI contract. Start at {@link io.redletter.platform.http.Api}. */
@NullMarked
package io.redletter.platform.http;

import org.jspecify.annotations.NullMarked;
