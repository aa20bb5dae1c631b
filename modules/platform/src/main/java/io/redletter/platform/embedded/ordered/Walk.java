package io.redletter.platform.embedded.ordered;

import io.redletter.platform.embedded.ordered.Conditions.Bound;
import io.redletter.platform.embedded.ordered.Conditions.Demand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Walks an index as planned: one stretch of its keys for each combination of fixed values. */
final class Walk {
    private final OrderedIndex index;
    private final Plan plan;
    private final Conditions conditions;

    private Walk(Plan plan, Conditions conditions) {
        this.index = plan.index();
        this.plan = plan;
        this.conditions = conditions;
    }

    /** The ids of the candidates, each once, read while they are asked for. */
    static Stream<Object> ids(Plan plan, Conditions conditions) {
        Walk walk = new Walk(plan, conditions);
        List<Stretch> stretches = walk.stretches();
        Iterable<Object> ids = plan.ordered() && stretches.size() > 1
                ? () -> walk.merged(stretches)
                : () -> walk.oneAfterTheOther(stretches.iterator());
        Stream<Object> stream = StreamSupport.stream(ids.spliterator(), false);
        return walk.index.flags().anyArray() ? stream.distinct() : stream;
    }

    private List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        for (byte[] prefix : prefixes()) {
            stretches.add(stretch(prefix));
        }
        return stretches;
    }

    private Iterable<byte[]> prefixes() {
        Iterable<byte[]> prefixes = List.of(new byte[0]);
        for (int field = 0; field < plan.equal(); field++) {
            TreeSet<byte[]> longer = new TreeSet<>(Arrays::compareUnsigned);
            List<Object> values = conditions.on(index.field(field)).values();
            for (byte[] prefix : prefixes) {
                for (Object value : values == null ? List.of() : values) {
                    longer.add(new KeyWriter(prefix)
                            .value(value, index.ascending(field))
                            .bytes());
                }
            }
            prefixes = longer;
        }
        return prefixes;
    }

    /** From a first key to before a last one. Of an array, different elements may keep to the two bounds. */
    private Stretch stretch(byte[] prefix) {
        int field = plan.equal();
        Demand demand = conditions.on(index.field(field));
        boolean array = field < index.size() && index.flags().array(field);
        Bound low = demand.low();
        Bound high = array && low != null ? null : demand.high();
        if (low == null && high == null) {
            return new Stretch(prefix, prefix, KeyWriter.after(prefix));
        }
        boolean up = index.ascending(field);
        Bound first = up ? low : high;
        Bound last = up ? high : low;
        Object type = value(low == null ? high : low);
        byte[] ofType = new KeyWriter(prefix).type(type, up).bytes();
        return new Stretch(
                prefix,
                first == null ? ofType : edge(prefix, first, up, !inclusive(first)),
                last == null ? KeyWriter.after(ofType) : edge(prefix, last, up, inclusive(last)));
    }

    private static byte @Nullable [] edge(byte[] prefix, Bound bound, boolean up, boolean behind) {
        byte[] at = new KeyWriter(prefix).value(bound.value(), up).bytes();
        return behind ? KeyWriter.after(at) : at;
    }

    private static boolean inclusive(Bound bound) {
        return bound.inclusive() || KeyWriter.isCoarse(bound.value());
    }

    private static Object value(@Nullable Bound bound) {
        if (bound == null || bound.value() == null) {
            throw new IllegalStateException("a range without a bound");
        }
        return bound.value();
    }

    private Iterator<Object> oneAfterTheOther(Iterator<Stretch> stretches) {
        return new Iterator<>() {
            private @Nullable Head head;

            @Override
            public boolean hasNext() {
                while (head == null && stretches.hasNext()) {
                    head = Head.of(index, stretches.next(), plan.reverse());
                }
                return head != null;
            }

            @Override
            public Object next() {
                if (!hasNext() || head == null) {
                    throw new java.util.NoSuchElementException();
                }
                Object id = head.id(index);
                head = head.next() ? head : null;
                return id;
            }
        };
    }

    private Iterator<Object> merged(List<Stretch> stretches) {
        PriorityQueue<Head> heads = new PriorityQueue<>(plan.reverse() ? Head.IN_ORDER.reversed() : Head.IN_ORDER);
        for (Stretch stretch : stretches) {
            Head head = Head.of(index, stretch, plan.reverse());
            if (head != null) {
                heads.add(head);
            }
        }
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !heads.isEmpty();
            }

            @Override
            public Object next() {
                Head head = heads.remove();
                Object id = head.id(index);
                if (head.next()) {
                    heads.add(head);
                }
                return id;
            }
        };
    }
}
