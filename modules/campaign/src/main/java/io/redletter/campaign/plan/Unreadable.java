package io.redletter.campaign.plan;

/** One sentence for each reason why a file cannot be read, and what to do about it. */
final class Unreadable {

    private Unreadable() {}

    static PlanFileException tooLarge(long bytes) {
        return refusal(
                413,
                "plan-file-too-large",
                "文件有 " + (bytes >> 20)
                        + " MiB,最多 50 MiB,请去掉图片后再上传 (the file is larger than 50 MiB: leave out its pictures)");
    }

    static PlanFileException tooMuchText() {
        return refusal(
                413,
                "plan-file-too-long",
                "文件里的文字超过 " + PlanReader.LONGEST / 10_000
                        + " 万字,请只上传方案本身 (more text than any plan has: send the plan only)");
    }

    static PlanFileException tooMuchInside() {
        return refusal(
                413,
                "plan-file-unfolds",
                "文件展开后比任何方案都大,请另存为 TXT,或只上传方案本身 (the file unfolds to more than any plan has: save it as TXT or send the plan only)");
    }

    static PlanFileException tooLargeDoc() {
        return refusal(
                413,
                "plan-file-too-large",
                "DOC 文件最多 20 MiB,请另存为 DOCX 再上传 (a DOC file of more than 20 MiB: save it as DOCX)");
    }

    static PlanFileException empty() {
        return refusal(422, "plan-file-empty", "文件里没有文字,请换一个文件 (the file holds no text: choose another)");
    }

    static PlanFileException scan() {
        return refusal(
                422,
                "plan-file-scan",
                "文件里只有图片没有文字,像是扫描件,请先做文字识别 (OCR) 或上传 Word 原件 (a scan without text: recognize its text first or send the original)");
    }

    static PlanFileException locked() {
        return refusal(
                422,
                "plan-file-locked",
                "文件有打开密码,请取消密码后另存再上传 (the file asks for a password: save it without one and send that)");
    }

    static PlanFileException broken() {
        return refusal(
                422,
                "plan-file-broken",
                "文件已损坏或不完整,请在原来的软件里打开并重新保存后再上传 (the file is damaged: open it, save it again and send that)");
    }

    static PlanFileException otherKind() {
        return refusal(
                415,
                "plan-file-kind",
                "不支持这种文件,请另存为 DOCX、PDF、HTML 或 TXT 再上传 (this kind of file is not read: save it as DOCX, PDF, HTML or TXT)");
    }

    static PlanFileException tooSlow() {
        return refusal(
                422,
                "plan-file-too-slow",
                "文件读取超过 " + PlanFiles.LONGEST.toSeconds()
                        + " 秒,请另存为 TXT 或 DOCX 再上传 (reading the file takes too long: save it as TXT or DOCX)");
    }

    static PlanFileException busy() {
        return refusal(429, "plan-files-busy", "正在读取其他文件,请稍后再上传 (other files are being read: try again in a moment)");
    }

    private static PlanFileException refusal(int status, String code, String message) {
        return new PlanFileException(status, code, message);
    }
}
