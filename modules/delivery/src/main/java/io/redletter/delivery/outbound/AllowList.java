package io.redletter.delivery.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the operator lets users reach although it is not public. Three forms: {@code host:port} may be private and plain
 * http; {@code host} may be private, by https; a network such as {@code 10.20.0.0/16} or {@code fd12:3456::/32} lets names
 * lead to its addresses, by https.
 */
final class AllowList {
    private record Network(InetAddress start, int bits) {
        boolean holds(InetAddress other) {
            byte[] address = start.getAddress();
            byte[] bytes = other.getAddress();
            if (bytes.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((bytes[bit / 8] & mask) != (address[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<String> hosts = new ArrayList<>();
    private final List<Network> networks = new ArrayList<>();

    /** @throws IllegalArgumentException naming the entry that is none of the three forms */
    AllowList(Set<String> entries) {
        for (String entry : entries) {
            if (entry.indexOf('/') >= 0) {
                networks.add(network(entry));
            } else if (entry.isBlank()) {
                throw new IllegalArgumentException(
                        "allow-private-targets: '' (expected: host, host:port or network/bits)");
            } else {
                hosts.add(entry.toLowerCase(Locale.ROOT));
            }
        }
    }

    /** Named with its port: everything about it is the operator's decision. */
    boolean holdsTarget(URI uri) {
        return hosts.contains(host(uri) + ":" + TargetGuard.port(uri));
    }

    /** Whether this address may be connected to for this target. */
    boolean holds(URI uri, InetAddress address) {
        return holdsTarget(uri)
                || hosts.contains(host(uri))
                || networks.stream().anyMatch(network -> network.holds(address));
    }

    private static String host(URI uri) {
        return String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    }

    private static Network network(String entry) {
        String[] halves = entry.split("/", 2);
        try {
            if (!halves[0].matches("[0-9a-fA-F:.]+") || !halves[1].matches("[0-9]{1,3}")) {
                throw new UnknownHostException();
            }
            InetAddress address = InetAddress.getByName(halves[0]);
            int bits = Integer.parseInt(halves[1]);
            if (bits > address.getAddress().length * 8) {
                throw new UnknownHostException();
            }
            return new Network(address, bits);
        } catch (UnknownHostException unreadable) {
            throw new IllegalArgumentException(
                    "allow-private-targets: " + entry + " (expected: a network such as 10.20.0.0/16)", unreadable);
        }
    }
}
