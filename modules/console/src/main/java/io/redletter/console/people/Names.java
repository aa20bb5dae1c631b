package io.redletter.console.people;

import io.redletter.accounts.AccountService;
import io.redletter.accounts.Actor;
import io.redletter.accounts.Unit;
import io.redletter.accounts.User;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.CampaignService;
import io.redletter.campaign.ChannelCard;
import io.redletter.campaign.Channels;
import io.redletter.campaign.joint.JointRelease;
import io.redletter.campaign.joint.JointService;
import io.redletter.campaign.joint.JointView;
import io.redletter.content.ContentService;
import io.redletter.content.Work;
import io.redletter.content.WorkFilter;
import io.redletter.platform.NotFoundException;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Looks up what things are called; an id whose thing the reader does not see has no name. */
public final class Names {
    private static final int FEW = 30;
    private static final int WORKS_AT_ONCE = 1_000;

    private final AccountService accounts;
    private final CampaignService campaigns;
    private final ContentService content;
    private final Channels channels;
    private final JointService joint;

    public Names(
            AccountService accounts,
            CampaignService campaigns,
            ContentService content,
            Channels channels,
            JointService joint) {
        this.joint = joint;
        this.accounts = accounts;
        this.campaigns = campaigns;
        this.content = content;
        this.channels = channels;
    }

    /** The titles of these works: a few are asked for one by one, many by looking through the newest thousand first. */
    public Future<Map<String, String>> works(Actor actor, Collection<String> ids) {
        Set<String> wanted = new LinkedHashSet<>(ids);
        return wanted.size() <= FEW
                ? each(wanted, id -> title(actor, id))
                : content.list(actor, WorkFilter.ALL, WORKS_AT_ONCE)
                        .map(works -> inOrder(works, Work::id, Work::title))
                        .compose(known -> {
                            wanted.removeAll(known.keySet());
                            return each(wanted, id -> title(actor, id)).map(rest -> {
                                known.putAll(rest);
                                return known;
                            });
                        });
    }

    public Future<Map<String, String>> campaigns(Actor actor, Collection<String> ids) {
        return each(ids, id -> campaigns.find(actor, id).map(found -> found.map(Campaign::name)));
    }

    public Future<Map<String, String>> people(Collection<String> ids) {
        return each(ids, id -> accounts.user(id).map(found -> found.map(User::name)));
    }

    /** The units the reader sees. */
    public Future<Map<String, String>> units(Actor actor) {
        return accounts.units(actor).map(units -> inOrder(units, Unit::id, Unit::name));
    }

    /** Every channel. */
    public Future<Map<String, String>> channels() {
        return channels.all().map(cards -> inOrder(cards, ChannelCard::id, ChannelCard::name));
    }

    private Future<Optional<String>> title(Actor actor, String id) {
        return content.get(actor, id)
                .map(work -> Optional.of(work.title()))
                .recover(failure -> failure instanceof NotFoundException
                        ? spokenTogether(actor, id)
                        : Future.failedFuture(failure));
    }

    /** The lead's work is not a unit's own, but what it speaks with others has the name the lead gave it. */
    private Future<Optional<String>> spokenTogether(Actor actor, String workId) {
        return joint.list(actor).map(views -> views.stream()
                .map(JointView::joint)
                .filter(release -> release.workId().equals(workId))
                .map(JointRelease::name)
                .findFirst());
    }

    private static <T> Map<String, String> inOrder(List<T> things, Function<T, String> id, Function<T, String> name) {
        Map<String, String> names = new LinkedHashMap<>();
        things.forEach(thing -> names.put(id.apply(thing), name.apply(thing)));
        return names;
    }

    private static Future<Map<String, String>> each(
            Collection<String> ids, Function<String, Future<Optional<String>>> find) {
        List<String> distinct = ids.stream().distinct().toList();
        List<Future<Optional<String>>> found = distinct.stream().map(find).toList();
        return Future.all(found).map(all -> {
            Map<String, String> names = new LinkedHashMap<>();
            for (int i = 0; i < distinct.size(); i++) {
                String id = distinct.get(i);
                all.<Optional<String>>resultAt(i).ifPresent(name -> names.put(id, name));
            }
            return names;
        });
    }
}
