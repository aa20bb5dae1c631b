package io.redletter.delivery.audience.csv;

/**
 * Why a row was left out.
 *
 * @param field the column at fault; empty for the row as a whole
 * @param said what is wrong and what to do, in Chinese and English
 */
public record RowFault(String field, String said) {}
