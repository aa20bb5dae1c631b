/**
 * The managers' boards: what a campaign reaches while it happens, on a desk and on a wall. Start at {@link
 * io.redletter.console.board.BoardPages}; {@link io.redletter.console.board.BoardReader} says where every figure comes from.
 */
@NullMarked
package io.redletter.console.board;

import org.jspecify.annotations.NullMarked;
