/**
 * Figures that others state: what platforms report of their own pages, what screens, partners and people prove. They stand
 * beside our own count and are never added to it unseen. Start reading at {@link io.redletter.reach.stated.Statements}.
 */
@NullMarked
package io.redletter.reach.stated;

import org.jspecify.annotations.NullMarked;
