/** The pages of people who are written to: lists, imports, segments, one person. Start reading at {@link io.redletter.console.audiences.AudiencePages}. */
@NullMarked
package io.redletter.console.audiences;

import org.jspecify.annotations.NullMarked;
