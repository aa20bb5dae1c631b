package io.redletter.reach.ingest;

import java.io.IOException;
import java.io.InputStream;
import net.dreamlu.mica.ip2region.core.IpInfo;
import net.dreamlu.mica.ip2region.core.IpV6Searcher;
import net.dreamlu.mica.ip2region.core.Searcher;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place of an address, from a database inside the program: no address leaves the machine, none is kept. About 14 MB of
 * memory, once a process. An address of a private network, and one that nobody knows, has no place.
 */
final class Regions {
    private static final Logger LOG = LoggerFactory.getLogger(Regions.class);

    private final @Nullable Searcher four;
    private final @Nullable IpV6Searcher six;

    private static final class Shared {
        private static final Regions REGIONS = load();
    }

    private Regions(@Nullable Searcher four, @Nullable IpV6Searcher six) {
        this.four = four;
        this.six = six;
    }

    /** The database, read at the first call: some tens of milliseconds, so not on an event loop. */
    static Regions shared() {
        return Shared.REGIONS;
    }

    /** Knows no place: for who does not want the database. */
    static Regions none() {
        return new Regions(null, null);
    }

    /** Where an address lies; never fails, whatever the text. */
    Place of(String address) {
        try {
            return address.indexOf(':') >= 0 ? sixth(address) : fourth(address);
        } catch (IOException | RuntimeException notAnAddress) {
            return Place.UNKNOWN;
        }
    }

    private Place fourth(String address) throws IOException {
        Searcher database = four;
        String[] parts = address.split("\\.", 5);
        if (database == null || parts.length != 4) {
            return Place.UNKNOWN;
        }
        long number = 0;
        for (String part : parts) {
            number = number << 8 | (Integer.parseInt(part) & 0xFF);
        }
        String[] found = String.valueOf(database.search(number)).split("\\|", -1);
        return found.length < 4 ? Place.UNKNOWN : Place.of(known(found[0]), known(found[2]), known(found[3]));
    }

    private Place sixth(String address) {
        if (address.startsWith("::ffff:") && address.indexOf('.') > 0) {
            return of(address.substring(7));
        }
        IpV6Searcher database = six;
        IpInfo found = database == null ? null : database.query(address);
        return found == null || !"中国".equals(found.getCountry())
                ? Place.UNKNOWN // the names it has for the rest of the world are not only countries
                : Place.of("中国", known(found.getProvince()), known(found.getCity()));
    }

    private static String known(@Nullable String name) {
        return name == null || name.equals("0") ? "" : name;
    }

    private static Regions load() {
        try {
            return new Regions(
                    Searcher.newWithBuffer(bytes("ip2region/ip2region.xdb")),
                    IpV6Searcher.newWithBuffer(bytes("ip2region/ipv6wry.db")));
        } catch (IOException | RuntimeException e) {
            LOG.error("reach counts no regions by address: the address database cannot be read", e);
            return none();
        }
    }

    private static byte[] bytes(String resource) throws IOException {
        try (InputStream in = Searcher.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + ": no such resource");
            }
            return in.readAllBytes();
        }
    }
}
