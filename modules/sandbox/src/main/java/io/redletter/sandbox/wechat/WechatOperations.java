package io.redletter.sandbox.wechat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every operation by its path below {@code /cgi-bin/}; those of {@code /datacube/} with that name in front. */
final class WechatOperations {
    private static final Map<String, WechatOperation> BY_NAME = List.of(
                    new StableToken(),
                    new ClearQuota(),
                    new AddMaterial(),
                    new UploadPicture(),
                    new AddDraft(),
                    new UpdateDraft(),
                    new GetDraft(),
                    new DeleteDraft(),
                    new CountDrafts(),
                    new ListDrafts(),
                    new SubmitPublication(),
                    new GetPublication(),
                    new PublishedArticle(),
                    new ListPublications(),
                    new DeletePublication(),
                    new SendToGroup(),
                    new PreviewMessage(),
                    new ArticleFigures(),
                    new GetGroupSend(),
                    new DeleteGroupSend())
            .stream()
            .collect(Collectors.toUnmodifiableMap(WechatOperation::name, Function.identity()));

    private WechatOperations() {}

    static WechatOperation named(String name) {
        WechatOperation known = BY_NAME.get(name);
        return known == null ? new UnknownOperation(name) : known;
    }
}
