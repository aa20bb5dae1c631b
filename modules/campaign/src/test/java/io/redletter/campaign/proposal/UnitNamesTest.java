package io.redletter.campaign.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.accounts.Unit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitNamesTest {
    private static final List<Unit> TREE = Arrays.stream(
                    ("清溪市生态环境局,清溪市教育局,清溪市委宣传部,云溪县委宣传部,清溪市生态环境局云溪分局,清溪市生态环境局柳河分局").split(","))
            .map(name -> new Unit("unit_" + name, 1, name, "", null, List.of("unit_" + name), "", false))
            .toList();

    @ParameterizedTest
    @CsvSource({
        "清溪市生态环境局, 清溪市生态环境局",
        "市生态环境局, 清溪市生态环境局",
        "教育局, 清溪市教育局",
        "市委宣传部, 清溪市委宣传部",
        "县委宣传部, 云溪县委宣传部",
        "云溪分局, 清溪市生态环境局云溪分局",
        "宣传部, ''",
        "分局, ''",
        "市气象局, ''",
        "'', ''"
    })
    void findsTheUnitThatIsMeantAndNoneWhereTwoCouldBe(String said, String meant) {
        assertThat(new UnitNames(TREE).find(said).map(Unit::name).orElse("")).isEqualTo(meant);
    }
}
