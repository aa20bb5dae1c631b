/** Content tested deployed: real stores, a running agenda, doors on a port. Start at {@link io.redletter.content.Newsroom}. */
package io.redletter.content;
