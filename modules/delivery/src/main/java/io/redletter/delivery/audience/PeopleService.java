package io.redletter.delivery.audience;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.delivery.audience.csv.Draft;
import io.redletter.delivery.audience.csv.EmailAddress;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The people, one by one: looking one up, and what they have a right to (to know what is kept, to be left alone, to be
 * deleted). The trail keeps the hash of an address, never the address.
 */
public final class PeopleService {
    private static final int MOST = 500;

    private final Platform platform;
    private final Rights rights;

    PeopleService(Platform platform, Rights rights) {
        this.platform = platform;
        this.rights = rights;
    }

    /** A person as a list shows them: nobody's whole address. */
    public record Card(Person person, String address, String name) {}

    /** The people of a list, in the order of their ids. */
    public Future<List<Card>> page(Actor actor, String listId, @Nullable String after, int limit) {
        return rights.list(actor, listId, Permission.VIEW)
                .compose(list -> rights.stores()
                        .people()
                        .page(listId, within(listId, after), Math.max(1, Math.min(limit, MOST))))
                .map(people -> people.stream().map(this::card).toList());
    }

    /** Puts one person on a list by hand. */
    public Future<Person> add(Actor actor, String listId, Draft draft) {
        String hash = hash(draft.normal());
        return rights.living(actor, listId, Permission.AUDIENCE_WRITE)
                .compose(list -> rights.stores().standings().find(hash).compose(standing -> {
                    if (standing.filter(one -> one.erased() != null).isPresent()) {
                        throw RefusedException.field(
                                "/address", "person-erased", "/address: 此人已要求删除,不能再加入 (they had themselves deleted)");
                    }
                    return rights.stores().people().insert(fresh(list, hash, draft));
                }))
                .compose(person -> rights.stores()
                        .lists()
                        .update(listId, list -> list.sized(list.size() + 1, list.removing()))
                        .compose(v -> rights.told(actor, "audience.person-added", person.id(), "", person)))
                .recover(failure -> failure instanceof AlreadyThereException
                        ? Future.failedFuture(RefusedException.field(
                                "/address", "already-there", "/address: 已在这份名单上 (already on this list)"))
                        : Future.failedFuture(failure));
    }

    /**
     * The hash under which an address is known.
     *
     * @throws RefusedException where it is no address
     */
    public String hashOf(String address) {
        return hash(EmailAddress.of(address)
                .map(EmailAddress::normal)
                .orElseThrow(() -> RefusedException.field(
                        "/address",
                        "invalid-field",
                        "/address: 不是邮箱地址,应像 zhang@example.org (expected: an e-mail address)")));
    }

    /** What is known of this address, or a {@link NotFoundException} where nothing is. */
    public Future<PersonFile> file(Actor actor, String hash) {
        return Rights.allowed(actor, Permission.AUDIENCE_WRITE).compose(v -> read(actor, hash, false));
    }

    /** The same with the whole address, to be handed to the person who asked for it; the trail says so. */
    public Future<PersonFile> export(Actor actor, String hash) {
        return Rights.allowed(actor, Permission.AUDIENCE_WRITE)
                .compose(v -> read(actor, hash, true))
                .compose(file -> rights.told(actor, "audience.person-exported", hash, "", file));
    }

    /** Nothing of this kind goes to this address again, on any list. */
    public Future<Void> optOut(Actor actor, String hash, String kind, String how) {
        return Rights.allowed(actor, Permission.AUDIENCE_WRITE)
                .compose(v -> rights.stores()
                        .standings()
                        .change(hash, (before, now) -> before.out(kind, Walk.clipped(how), now)))
                .compose(v -> rights.told(actor, "audience.opted-out", hash, kind + " " + Walk.clipped(how)));
    }

    /** They asked for it again themselves. */
    public Future<Void> optIn(Actor actor, String hash, String kind, String how) {
        String why = Walk.clipped(how);
        if (why.isEmpty()) {
            return Future.failedFuture(RefusedException.field(
                    "/how", "invalid-field", "/how: 请写明本人何时怎样重新同意 (expected: when and how they agreed again)"));
        }
        return Rights.allowed(actor, Permission.AUDIENCE_WRITE)
                .compose(v -> rights.stores().standings().change(hash, (before, now) -> before.in(kind, now)))
                .compose(v -> rights.told(actor, "audience.opted-in", hash, kind + " " + why));
    }

    /** The address works again: bounces are forgotten. */
    public Future<Void> reached(Actor actor, String hash) {
        return Rights.allowed(actor, Permission.AUDIENCE_WRITE)
                .compose(v -> rights.stores().standings().change(hash, Standing::reached))
                .compose(v -> rights.told(actor, "audience.bounce-forgotten", hash, ""));
    }

    /**
     * Deletes a person from every list of this installation, whoever's it is: it is their right, not a unit's. What stays is
     * the keyed hash with the day, so that no import brings them back.
     *
     * @return how many lists they were on
     */
    public Future<Long> erase(Actor actor, String hash) {
        AudienceStores stores = rights.stores();
        return Rights.allowed(actor, Permission.AUDIENCE_WRITE)
                .compose(v -> stores.standings().change(hash, Standing::erased))
                .compose(v -> stores.people().byHash(hash))
                .compose(people -> stores.people().deleteByHash(hash).compose(gone -> stores.imports()
                        .forgetFormer(hash)
                        .compose(v -> stores.contacts().forget(hash))
                        .compose(v -> smaller(people))
                        .compose(
                                v -> rights.told(actor, "audience.person-erased", hash, gone + " 份名单 (lists)", gone))));
    }

    /** How somebody is shown: their name, and of their address the domain and one sign. */
    public Card card(Person person) {
        AddressBook.Opened open = rights.stores().addresses().open(person);
        return new Card(person, EmailAddress.masked(open.address()), open.name());
    }

    private Future<Void> smaller(List<Person> people) {
        return Future.join(people.stream()
                        .map(person -> rights.stores()
                                .lists()
                                .update(person.listId(), list -> list.sized(list.size() - 1, list.removing()))
                                .recover(failure -> failure instanceof NotFoundException
                                        ? Future.succeededFuture()
                                        : Future.failedFuture(failure)))
                        .toList())
                .mapEmpty();
    }

    private Future<PersonFile> read(Actor actor, String hash, boolean whole) {
        AudienceStores stores = rights.stores();
        return rights.units().sight(actor).compose(sight -> stores.people()
                .byHash(hash)
                .compose(people -> entries(people))
                .map(entries -> entries.stream()
                        .filter(entry -> sight.sees(entry.list().unitId()))
                        .toList())
                .compose(entries -> stores.standings()
                        .find(hash)
                        .compose(standing -> stores.contacts().of(List.of(hash)).map(times -> {
                            if (entries.isEmpty() && standing.isEmpty()) {
                                throw new NotFoundException("person", hash);
                            }
                            List<Instant> newest = new ArrayList<>(times.getOrDefault(hash, List.of()));
                            newest.sort(Comparator.reverseOrder());
                            return new PersonFile(
                                    hash, address(entries, whole), entries, standing.orElse(null), newest);
                        }))));
    }

    private Future<List<PersonFile.Entry>> entries(List<Person> people) {
        List<Future<PersonFile.Entry>> found = people.stream()
                .map(person -> rights.stores().lists().find(person.listId()).map(list -> list.map(
                                one -> new PersonFile.Entry(
                                        one,
                                        person,
                                        rights.stores().addresses().open(person).name()))
                        .orElse(null)))
                .toList();
        return Future.all(found).map(all -> all.<PersonFile.Entry>list().stream()
                .filter(Objects::nonNull)
                .toList());
    }

    private String address(List<PersonFile.Entry> entries, boolean whole) {
        if (entries.isEmpty()) {
            return "";
        }
        String address =
                rights.stores().addresses().open(entries.get(0).person()).address();
        return whole ? address : EmailAddress.masked(address);
    }

    private Person fresh(AudienceList list, String hash, Draft draft) {
        Instant now = platform.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        return new Person(
                Person.id(list.id(), hash),
                1,
                list.id(),
                hash,
                rights.stores().addresses().seal(draft.address(), Objects.requireNonNullElse(draft.name(), "")),
                Objects.requireNonNullElse(draft.language(), ""),
                Objects.requireNonNullElse(draft.region(), ""),
                Objects.requireNonNullElse(draft.zone(), ""),
                draft.attributes(),
                Objects.requireNonNullElse(draft.tags(), List.of()),
                now,
                now,
                Person.HAND,
                Person.HAND,
                null,
                0,
                null,
                list.demo());
    }

    private String hash(String normal) {
        return rights.stores().addresses().hash(normal);
    }

    /** An id of another list would show its people. */
    private static @Nullable String within(String listId, @Nullable String after) {
        return after == null || !after.startsWith(listId + ":") ? null : after;
    }
}
