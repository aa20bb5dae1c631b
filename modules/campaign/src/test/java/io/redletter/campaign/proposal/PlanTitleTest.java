package io.redletter.campaign.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTitleTest {
    @ParameterizedTest
    @CsvSource({
        "清溪市2027年宣传方案|正文, a.txt, 清溪市2027年宣传方案",
        "关于做好科普工作的|实施方案|正文, a.txt, 关于做好科普工作的实施方案",
        "没有标题的正文, 县里的方案.docx, 县里的方案",
        "没有标题的正文, '', 没有标题的正文"
    })
    void takesTheTitleAsItsFirstPageSays(String text, String file, String title) {
        assertThat(PlanTitle.of(text.replace("|", "\n"), file)).isEqualTo(title);
    }

    @Test
    void knowsATitleAgainWhateverItsBlanks() {
        assertThat(PlanTitle.folded("宣传 工作\u3000方案")).isEqualTo(PlanTitle.folded("宣传工作方案"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2027年宣传方案|2027",
                "2021-2025年科普计划|2027",
                "2025—2028年行动方案|2026,2027,2028",
                "2026至2028年行动方案|2026,2027,2028",
                "实施方案|2027"
            })
    void isForTheYearsOfItsTitleThatAreNotOver(String title, String years) {
        assertThat(PlanYears.of(title, 2026).years())
                .isEqualTo(
                        List.of(years.split(",")).stream().map(Integer::valueOf).toList());
    }
}
