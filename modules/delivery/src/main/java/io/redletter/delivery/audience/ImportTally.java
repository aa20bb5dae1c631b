package io.redletter.delivery.audience;

/**
 * What became of the rows of a file; {@code rows} is the sum of the others and the position that is stored.
 *
 * @param added people who were not on the list
 * @param changed people of whom the row said something new
 * @param unchanged people of whom it said nothing new
 * @param repeated rows about a person whom an earlier row of the file was about
 * @param refused rows with a fault
 * @param barred rows about people who had themselves deleted
 * @param optedOut rows that said that somebody wants nothing, besides whatever else they were
 */
public record ImportTally(
        long rows, long added, long changed, long unchanged, long repeated, long refused, long barred, long optedOut) {
    static final ImportTally NONE = new ImportTally(0, 0, 0, 0, 0, 0, 0, 0);

    ImportTally plus(ImportTally other) {
        return new ImportTally(
                rows + other.rows,
                added + other.added,
                changed + other.changed,
                unchanged + other.unchanged,
                repeated + other.repeated,
                refused + other.refused,
                barred + other.barred,
                optedOut + other.optedOut);
    }
}
