package io.redletter.sandbox.wechat;

/** The error codes this stand-in answers with, in the platform's numbers and its style of wording. */
enum WechatError {
    BUSY(-1, "system error"),
    INVALID_CREDENTIAL(40001, "invalid credential, access_token is invalid or not latest"),
    INVALID_GRANT_TYPE(40002, "invalid grant_type"),
    INVALID_USER(40003, "invalid openid"),
    INVALID_MEDIA_KIND(40004, "invalid media type"),
    INVALID_FILE_TYPE(40005, "invalid file type"),
    INVALID_MEDIA_ID(40007, "invalid media_id"),
    INVALID_MESSAGE_TYPE(40008, "invalid message type"),
    INVALID_IMAGE_SIZE(40009, "invalid image size"),
    INVALID_VOICE_SIZE(40010, "invalid voice size"),
    INVALID_VIDEO_SIZE(40011, "invalid video size"),
    INVALID_THUMB_SIZE(40012, "invalid thumb size"),
    INVALID_APPID(40013, "invalid appid"),
    INVALID_TOKEN(40014, "invalid access_token"),
    INVALID_PARAMETER(40035, "invalid parameter"),
    INVALID_MSG_ID(40059, "invalid msg id"),
    INVALID_ARTICLE_INDEX(40060, "invalid article idx"),
    INVALID_URL(40066, "invalid url"),
    INVALID_ARGS(40097, "invalid args"),
    INVALID_SECRET(40125, "invalid appsecret"),
    EMPTY_TITLE(40227, "title is empty"),
    TOKEN_MISSING(41001, "access_token missing"),
    APPID_MISSING(41002, "appid missing"),
    SECRET_MISSING(41004, "appsecret missing"),
    MEDIA_DATA_MISSING(41005, "media data missing"),
    MEDIA_ID_MISSING(41006, "media_id missing"),
    TOKEN_EXPIRED(42001, "access_token expired"),
    NEEDS_GET(43001, "require GET method"),
    NEEDS_POST(43002, "require POST method"),
    EMPTY_MEDIA(44001, "empty media data"),
    EMPTY_POST(44002, "empty post data"),
    EMPTY_NEWS(44003, "empty news data"),
    EMPTY_TEXT(44004, "empty content"),
    MEDIA_TOO_LARGE(45001, "media size out of limit"),
    CONTENT_TOO_LARGE(45002, "content size out of limit"),
    TITLE_TOO_LONG(45003, "title size out of limit"),
    DIGEST_TOO_LONG(45004, "description size out of limit"),
    LINK_TOO_LONG(45005, "url size out of limit"),
    TOO_MANY_ARTICLES(45008, "article size out of limit"),
    DAILY_QUOTA(45009, "reach max api daily quota limit"),
    MINUTE_QUOTA(45011, "api minute-quota reach limit, must slower, retry next minute"),
    NO_GROUP_SEND_LEFT(45028, "has no masssend quota"),
    CLIENT_ID_USED(45065, "clientmsgid exist"),
    CLIENT_ID_TOO_LONG(45067, "clientmsgid size out of limit"),
    STOCK_FULL(45103, "material count out of limit"),
    AUTHOR_TOO_LONG(45110, "author size out of limit"),
    UNKNOWN_TAG(45159, "invalid tag_id"),
    INVALID_CONTENT(45166, "invalid content"),
    DATA_FORMAT(47001, "data format error"),
    CLEAR_QUOTA_SPENT(48006, "forbid to clear quota because of reaching the limit"),
    INVALID_ARTICLE_ID(53600, "invalid article_id"),
    DATE_FORMAT(61500, "date format error"),
    DATE_RANGE(61501, "date range error");

    private final int code;
    private final String message;

    WechatError(int code, String message) {
        this.code = code;
        this.message = message;
    }

    int code() {
        return code;
    }

    String message() {
        return message;
    }
}
