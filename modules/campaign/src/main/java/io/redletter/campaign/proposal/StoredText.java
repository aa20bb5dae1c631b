package io.redletter.campaign.proposal;

import io.redletter.platform.mongo.Versioned;
import org.bson.codecs.pojo.annotations.BsonId;

/** A document's text as it was read; never changed, only replaced by another one. Apart, so that lists stay light. */
public record StoredText(@BsonId String id, long version, String planId, String text) implements Versioned {}
