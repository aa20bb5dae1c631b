package io.redletter.content.media;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,                1000, WHOLE,   0,   1000",
                "bytes=0-499,      1000, PART,    0,   500",
                "bytes=500-999,    1000, PART,    500, 500",
                "bytes=500-,       1000, PART,    500, 500",
                "bytes=-200,       1000, PART,    800, 200",
                "bytes=-5000,      1000, PART,    0,   1000",
                "bytes=0-0,        1000, PART,    0,   1",
                "bytes=999-,       1000, PART,    999, 1",
                "bytes=990-2000,   1000, PART,    990, 10",
                "bytes=1000-,      1000, OUTSIDE, 0,   0",
                "bytes=1000-1001,  1000, OUTSIDE, 0,   0",
                "bytes=-0,         1000, OUTSIDE, 0,   0",
                "bytes=0-,         0,    OUTSIDE, 0,   0",
                "bytes=500-499,    1000, WHOLE,   0,   1000",
                "bytes=-,          1000, WHOLE,   0,   1000",
                "bytes=a-b,        1000, WHOLE,   0,   1000",
                "items=0-1,        1000, WHOLE,   0,   1000",
                "'bytes=0-1,5-6',  1000, WHOLE,   0,   1000",
                "bytes=0-99999999999999999999, 1000, WHOLE, 0, 1000",
                "bytes=-1-5,       1000, WHOLE,   0,   1000"
            })
    void readsAHeader(String header, long size, ByteRange.Kind kind, long from, long length) {
        assertThat(ByteRange.of(header, size)).isEqualTo(new ByteRange(kind, from, length));
    }

    @Test
    void namesThePartAndTheWhole() {
        assertThat(ByteRange.of("bytes=5-9", 10).contentRange(10)).isEqualTo("bytes 5-9/10");
        assertThat(ByteRange.of("bytes=10-", 10).contentRange(10)).isEqualTo("bytes */10");
    }

    @Property
    void aPartLiesAlwaysInsideTheFile(
            @ForAll @LongRange(min = 0, max = 2_000) long size,
            @ForAll @IntRange(min = -1, max = 3_000) int from,
            @ForAll @IntRange(min = -1, max = 3_000) int to) {
        ByteRange range = ByteRange.of("bytes=" + (from < 0 ? "" : from) + "-" + (to < 0 ? "" : to), size);

        assertThat(range.from()).isNotNegative();
        assertThat(range.from() + range.length()).isLessThanOrEqualTo(size);
        assertThat(range.kind() == ByteRange.Kind.PART)
                .isEqualTo(range.kind() != ByteRange.Kind.OUTSIDE
                        && !(from < 0 && to < 0)
                        && !(from >= 0 && to >= 0 && to < from));
    }
}
