package io.redletter.campaign.proposal;

import java.time.Instant;

/**
 * One state of a document that was handed in.
 *
 * @param sha256 of the file's bytes, or of the text's where text was handed in
 * @param fileName empty for pasted text
 * @param by the id of who handed it in
 */
public record PlanVersion(String sha256, String fileName, String by, Instant at) {}
