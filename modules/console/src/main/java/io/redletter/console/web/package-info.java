/**
 * What every staff page stands on: words, dates, icons, static files, forms. Start at {@link
 * io.redletter.console.web.Site}, which turns a {@link io.redletter.console.web.Page} into an address.
 */
@NullMarked
package io.redletter.console.web;

import org.jspecify.annotations.NullMarked;
