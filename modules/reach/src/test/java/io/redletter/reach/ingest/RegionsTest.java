package io.redletter.reach.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "119.96.1.1, 湖北省, 湖北省武汉市",
        "202.106.0.20, 北京市, ''",
        "36.96.1.1, 新疆维吾尔自治区, 新疆维吾尔自治区和田",
        "1.64.0.1, 香港特别行政区, ''",
        "168.95.1.1, 台湾省, ''",
        "8.8.8.8, 美国, ''",
        "10.0.0.1, '', ''",
        "127.0.0.1, '', ''",
        "2409:8a4c:1::1, 湖北省, 湖北省武汉市",
        "::ffff:119.96.1.1, 湖北省, 湖北省武汉市",
        "::1, '', ''",
        "2001:4860:4860::8888, '', ''"
    })
    void knowsProvinceAndCityOfAnAddress(String address, String region, String city) {
        assertThat(Regions.shared().of(address)).isEqualTo(new Place(region, city));
    }

    @ParameterizedTest
    @CsvSource({
        "湖北省鄂州市华容区, 湖北省, 湖北省鄂州市",
        "湖北省, 湖北省, ''",
        "北京市朝阳区, 北京市, ''",
        "云南省大理白族自治州, 云南省, 云南省大理白族自治州",
        "somewhere, '', ''",
        "'', '', ''"
    })
    void readsThePlaceOfAUnit(String text, String region, String city) {
        assertThat(Place.of(text)).isEqualTo(new Place(region, city));
    }

    @Property(tries = 300)
    void survivesAnyText(@ForAll String address) {
        assertThat(Regions.shared().of(address)).isNotNull();
    }
}
