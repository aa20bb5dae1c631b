package io.redletter.campaign.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of every kind become text, or a sentence that says why not. */
final class PlanFilesTest {

    private static final List<String> PARAGRAPHS = List.of("一、重要节点", "围绕世界水日、六五环境日开展宣传。");
    private static final List<List<String>> ROWS = List.of(List.of("任务", "责任单位"), List.of("每年培训不少于2期", "市科协、市科技局"));

    @Test
    void readsAWordDocumentWithEachRowOfItsTableOnOneLine() throws Exception {
        PlanText text = PlanFiles.text("方案.docx", SampleFiles.docx(PARAGRAPHS, ROWS));

        assertThat(text.format()).isEqualTo("docx");
        assertThat(text.text().lines())
                .containsExactly("一、重要节点", "围绕世界水日、六五环境日开展宣传。", "任务\t责任单位", "每年培训不少于2期\t市科协、市科技局");
    }

    @Test
    void readsAPdfWithTheCellsOfALineParted() {
        byte[] pdf = SampleFiles.pdf(List.of(List.of("一、重要节点"), List.of("围绕世界水日、六五环境日开展。"), ROWS.get(0), ROWS.get(1)));

        PlanText text = PlanFiles.text("方案.pdf", pdf);

        assertThat(text.format()).isEqualTo("pdf");
        assertThat(text.text().lines().map(String::strip).filter(line -> !line.isEmpty()))
                .containsExactly("一、重要节点", "围绕世界水日、六五环境日开展。", "任务\t责任单位", "每年培训不少于2期\t市科协、市科技局");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void readsAWebPageWithoutItsFurniture(String charset) {
        String page = "<!DOCTYPE html><html><head><meta charset='" + charset
                + "'><title>首页</title><script>var a='世界地球日';</script></head><body><div class='top-nav'>首页 世界气象日</div>"
                + "<form><div id='zoom'><p>一、重要节点</p><p>围绕<b>世界</b>水日、<br>六五环境日开展宣传。</p>"
                + "<table><tr><td><p>任务</p></td><td>责任单位</td></tr><tr><td><p>每年培训</p><p>不少于2期</p></td>"
                + "<td>市科协</td></tr></table></div></form><div class='footer'>版权所有 全国科普日</div></body></html>";

        PlanText text = PlanFiles.text("page", page.getBytes(Charset.forName(charset)));

        assertThat(text.format()).isEqualTo("html");
        assertThat(text.text().lines())
                .containsExactly("一、重要节点", "围绕世界水日、", "六五环境日开展宣传。", "任务\t责任单位", "每年培训 不少于2期\t市科协");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "Big5"})
    void readsPlainTextInAnyEncoding(String charset) throws Exception {
        String words = charset.equals("Big5") ? "圍繞世界水日、世界環境日開展宣傳,不少於三次。\n".repeat(5) : Plans.demo();

        PlanText text = PlanFiles.text("方案.txt", words.getBytes(Charset.forName(charset)));

        assertThat(text).isEqualTo(new PlanText(words, "txt"));
    }

    @Test
    void readsAFileOnDisk(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("a.docx"), SampleFiles.docx(PARAGRAPHS, List.of()));

        assertThat(PlanFiles.text(file).text()).startsWith("一、重要节点");
    }

    @Test
    void readsAPdfThatOnlyForbidsChanges() throws Exception {
        assertThat(PlanFiles.text("方案.pdf", SampleFiles.lockedPdf("")).text()).contains("世界水日");
    }

    @Test
    void saysWhatToDoAboutAFileItCannotRead() throws Exception {
        byte[] docx = SampleFiles.docx(PARAGRAPHS, ROWS);
        byte[] pdf = SampleFiles.pdf(ROWS);

        refuses("scan.pdf", SampleFiles.scan(), "plan-file-scan", "文字识别");
        refuses("photo.jpg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0}, "plan-file-scan", "文字识别");
        refuses("a.pdf", SampleFiles.lockedPdf("secret"), "plan-file-locked", "密码");
        refuses("a.docx", SampleFiles.locked(docx), "plan-file-locked", "密码");
        refuses("a.docx", Arrays.copyOf(docx, docx.length / 2), "plan-file-broken", "损坏");
        refuses("a.pdf", Arrays.copyOf(pdf, 60), "plan-file-broken", "损坏");
        refuses("a.txt", new byte[0], "plan-file-empty", "没有文字");
        refuses("a.docx", SampleFiles.docx(List.of(), List.of()), "plan-file-scan", "文字识别");
        refuses("a.rtf", "{\\rtf1 x}".getBytes(StandardCharsets.US_ASCII), "plan-file-kind", "另存为");
        refuses("a.exe", new byte[] {0x4D, 0x5A, 1, 2, 3, 4, 0, 0, 0, 0, 0, 0}, "plan-file-kind", "另存为");
        refuses("a.txt", new byte[(int) PlanFiles.LARGEST + 1], "plan-file-too-large", "50 MiB");
        refuses(
                "a.txt",
                "日".repeat(PlanReader.LONGEST + 1).getBytes(StandardCharsets.UTF_8),
                "plan-file-too-long",
                "方案本身");
    }

    @Test
    void saysThatAPdfIsDamagedWhosePagesAreCutOffOrLoop() {
        String pdf = new String(SampleFiles.pdf(ROWS), StandardCharsets.ISO_8859_1);
        String loop = pdf.replace("/Kids [3 0 R]", "/Kids [2 0 R]");

        refuses("a.pdf", loop.getBytes(StandardCharsets.ISO_8859_1), "plan-file-broken", "损坏");
        refuses(
                "a.pdf",
                pdf.substring(0, pdf.indexOf("3 0 obj")).getBytes(StandardCharsets.ISO_8859_1),
                "plan-file-broken",
                "损坏");
    }

    @Test
    void isNotBlownUpByAFileThatUnfolds() throws Exception {
        byte[] bomb = SampleFiles.bomb(200);

        assertThat(bomb.length).isLessThan(2_000_000);
        assertThatThrownBy(() -> PlanFiles.text("a.docx", bomb)).isInstanceOf(PlanFileException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<w:p><w:r><w:t>%s</w:t></w:r></w:p>",
                "<w:p w:rsidR='%s'/>",
                "<!--%s--><w:p><w:r><w:t>x</w:t></w:r></w:p>"
            })
    void stopsUnpackingAWordDocumentThatIsOneEndlessPiece(String around) throws Exception {
        byte[] bomb = SampleFiles.bomb(around, 50);

        assertThat(bomb.length).isLessThan(100_000);
        refuses("a.docx", bomb, "plan-file-unfolds", "展开");
    }

    @Test
    void readsNoMoreOfAWordDocumentThanAPlanIsLong() throws Exception {
        refuses("a.docx", SampleFiles.bomb("<w:p><w:r><w:t>%s</w:t></w:r></w:p>", 1), "plan-file-too-long", "方案本身");
        refuses("a.docx", SampleFiles.docxOf("<w:p>".repeat(1_000)), "plan-file-unfolds", "展开");
        refuses(
                "a.docx",
                SampleFiles.docxOf(IntStream.range(0, 10_000)
                        .mapToObj(i -> "<a" + i + "/>")
                        .collect(Collectors.joining())),
                "plan-file-unfolds",
                "展开");
    }

    @Test
    void stopsUnpackingAPdfAndReadingAPageThatUnfold() throws Exception {
        refuses("a.pdf", SampleFiles.pdfBomb(60), "plan-file-unfolds", "展开");
        refuses(
                "a.html",
                ("<html>" + "<a>".repeat(200_000)).getBytes(StandardCharsets.UTF_8),
                "plan-file-unfolds",
                "展开");
        refuses("a.txt", "日".repeat(5_000_000).getBytes(StandardCharsets.UTF_8), "plan-file-too-long", "方案本身");
    }

    @Test
    void readsTheNumbersOfAListAndPassesPicturesOver() throws Exception {
        PlanText text = PlanFiles.text("a.docx", SampleFiles.numberedWithPicture("重要节点"));

        assertThat(text.text().lines()).containsExactly("1. 重要节点");
    }

    private static void refuses(String name, byte[] bytes, String code, String words) {
        assertThatThrownBy(() -> PlanFiles.text(name, bytes))
                .as(name)
                .isInstanceOfSatisfying(PlanFileException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.getMessage()).contains(words);
                });
    }
}
