package io.redletter.sandbox.wechat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What may be uploaded as which kind of permanent material. Playing times are not measured. */
enum MaterialKind {
    IMAGE("image", 10L * 1024 * 1024, WechatError.INVALID_IMAGE_SIZE, "bmp png jpg gif"),
    VOICE("voice", 2L * 1024 * 1024, WechatError.INVALID_VOICE_SIZE, "mp3 wma wav amr"),
    VIDEO("video", 10L * 1024 * 1024, WechatError.INVALID_VIDEO_SIZE, "mp4"),
    THUMB("thumb", 64L * 1024, WechatError.INVALID_THUMB_SIZE, "jpg"),
    /** Pictures of article bodies; must stay below the limit. */
    BODY(Material.BODY, 1024L * 1024 - 1, WechatError.INVALID_IMAGE_SIZE, "jpg png");

    private final String word;
    private final long largest;
    private final WechatError tooLarge;
    private final String formats;

    MaterialKind(String word, long largest, WechatError tooLarge, String formats) {
        this.word = word;
        this.largest = largest;
        this.tooLarge = tooLarge;
        this.formats = formats;
    }

    /** The kinds a caller may name. */
    static Optional<MaterialKind> named(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind != BODY && kind.word.equals(word))
                .findFirst();
    }

    /** The material a request's file becomes; refuses a file that is absent, empty, too large or of another type. */
    Material accept(WechatRequest request) {
        Upload file = request.file();
        if (file == null) {
            throw new WechatRefusal(WechatError.MEDIA_DATA_MISSING, "form field media with a file name");
        }
        if (file.bytes() == 0) {
            throw new WechatRefusal(WechatError.EMPTY_MEDIA, "media");
        }
        if (file.bytes() > largest) {
            throw new WechatRefusal(tooLarge, file.bytes() + " bytes (expected: at most " + largest + ")");
        }
        if (!List.of(formats.split(" ")).contains(file.format())) {
            throw new WechatRefusal(WechatError.INVALID_FILE_TYPE, "expected: one of " + formats);
        }
        return new Material(Codes.mediaId(), word, file.format(), file.sha256(), file.bytes());
    }
}
