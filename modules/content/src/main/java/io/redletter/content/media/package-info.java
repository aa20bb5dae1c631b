/**
 * Media bytes: what they are (sniffed, never believed), where they lie on disk, how a part of them is asked for. Start at
 * {@link io.redletter.content.media.MediaFiles}, then {@link io.redletter.content.media.Intake}.
 */
@NullMarked
package io.redletter.content.media;

import org.jspecify.annotations.NullMarked;
