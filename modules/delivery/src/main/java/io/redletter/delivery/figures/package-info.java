/**
 * What platforms state of our articles: {@link io.redletter.delivery.figures.FigureImport} asks once a morning, a
 * {@link io.redletter.delivery.figures.FigureBook} outside keeps it. Start reading at
 * {@link io.redletter.delivery.figures.FigureLane}.
 */
@NullMarked
package io.redletter.delivery.figures;

import org.jspecify.annotations.NullMarked;
