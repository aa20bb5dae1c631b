package io.redletter.agenda;

import java.time.Instant;
import org.bson.Document;

/**
 * A due document that this node owns now.
 *
 * @param id the document's {@code _id}
 * @param version the fence: the version the claim gave it; every later write of this owner carries it
 * @param nominal when it was due
 * @param actual when it was claimed, never before {@code nominal}
 * @param document the document as it stands after the claim
 */
public record Claimed(String id, long version, Instant nominal, Instant actual, Document document) {}
