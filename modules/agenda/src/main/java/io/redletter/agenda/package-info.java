/**
 * What is due, exactly when. MongoDB holds the truth, Redis is only an alarm clock. The agenda knows ids, versions,
 * instants and lanes, and nothing of campaigns. Start reading at {@link io.redletter.agenda.Agenda}.
 */
@NullMarked
package io.redletter.agenda;

import org.jspecify.annotations.NullMarked;
