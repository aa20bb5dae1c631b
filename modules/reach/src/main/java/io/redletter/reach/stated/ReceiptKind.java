package io.redletter.reach.stated;

/** How a receipt proves what it says. */
public enum ReceiptKind {
    /** A screen's player reported what it showed; the proof names the player and its record. */
    PROOF_OF_PLAY("屏幕播放证明"),
    /** A partner published it; the proof is the address where it can be seen. */
    PARTNER_URL("合作方链接"),
    /** A person typed it in, with a proof (a file or an address) and under their name. */
    BY_HAND("人工填报");

    private final String words;

    ReceiptKind(String words) {
        this.words = words;
    }

    /** What it is, in Chinese. */
    public String words() {
        return words;
    }
}
