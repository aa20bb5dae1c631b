package io.redletter.sandbox.wechat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The draft box of one account; beyond {@value #KEPT} drafts the one longest untouched goes. */
final class Drafts {
    private static final int KEPT = 5_000;

    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    void save(Draft draft) {
        drafts.remove(draft.mediaId());
        drafts.put(draft.mediaId(), draft);
        if (drafts.size() > KEPT) {
            drafts.remove(drafts.keySet().iterator().next());
        }
    }

    void remove(String mediaId) {
        drafts.remove(mediaId);
    }

    Optional<Draft> find(String mediaId) {
        return Optional.ofNullable(drafts.get(mediaId));
    }

    int size() {
        return drafts.size();
    }

    /** Last written first. */
    List<Draft> newestFirst() {
        List<Draft> all = new ArrayList<>(drafts.values());
        Collections.reverse(all);
        return all;
    }
}
