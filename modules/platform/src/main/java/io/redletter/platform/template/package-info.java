/** FreeMarker as every page, feed text and mail uses it. Start at {@link io.redletter.platform.template.Templates}. */
@NullMarked
package io.redletter.platform.template;

import org.jspecify.annotations.NullMarked;
