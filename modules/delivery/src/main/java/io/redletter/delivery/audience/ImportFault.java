package io.redletter.delivery.audience;

import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A row that was left out. Says where, never what stood there.
 *
 * @param id {@code importId:row}, in the order of rows
 * @param line the line of the file, from 1
 * @param field the column at fault; empty for the row as a whole
 * @param said what is wrong and what to do
 */
public record ImportFault(@BsonId String id, long line, String field, String said) {}
