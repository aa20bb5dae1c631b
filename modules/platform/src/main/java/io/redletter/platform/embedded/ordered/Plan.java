package io.redletter.platform.embedded.ordered;

import de.bwaldvogel.mongo.bson.Document;
import io.redletter.platform.embedded.ordered.Conditions.Demand;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an index answers a query: equality on so many leading fields, perhaps a range on the next, perhaps already in the
 * order that was asked for.
 *
 * @param index which
 * @param equal how many leading fields are fixed to one of some values
 * @param range whether the next field is bounded
 * @param order whether the entries come in the order asked for
 */
record Plan(OrderedIndex index, int equal, boolean range, Order order) {
    private static final int MOST_PREFIXES = 1000;

    /** Whether entries come in a query's order, and how they are walked then. */
    enum Order {
        NOT,
        FORWARD,
        REVERSE
    }

    /** The best plan of all indexes; null if none is better than a look at every document. */
    static @Nullable Plan best(
            Collection<OrderedIndex> indexes, Conditions conditions, @Nullable Document orderBy, boolean limited) {
        Plan best = null;
        for (OrderedIndex index : indexes) {
            Plan plan = of(index, conditions, orderBy);
            boolean helps = plan.equal > 0 || plan.range || (plan.ordered() && sorts(orderBy) && limited);
            if (index.flags().complete() && helps && (best == null || plan.worth(orderBy) > best.worth(orderBy))) {
                best = plan;
            }
        }
        return best;
    }

    boolean ordered() {
        return order != Order.NOT;
    }

    boolean reverse() {
        return order == Order.REVERSE;
    }

    private int worth(@Nullable Document orderBy) {
        return equal * 4 + (range ? 2 : 0) + (ordered() && sorts(orderBy) ? 3 : 0);
    }

    private static Plan of(OrderedIndex index, Conditions conditions, @Nullable Document orderBy) {
        int equal = 0;
        long prefixes = 1;
        while (equal < index.size()) {
            List<Object> values = conditions.on(index.field(equal)).values();
            if (values == null || prefixes * values.size() > MOST_PREFIXES) {
                break;
            }
            prefixes *= values.size();
            equal++;
        }
        Demand next = conditions.on(index.field(equal));
        return new Plan(index, equal, next.hasRange(), order(index, equal, conditions, orderBy));
    }

    /** A field that is fixed to one value sorts nothing and may stand anywhere in the order. */
    private static Order order(OrderedIndex index, int equal, Conditions conditions, @Nullable Document orderBy) {
        if (orderBy == null || orderBy.isEmpty()) {
            return Order.FORWARD;
        }
        Order order = null;
        int position = equal;
        for (Map.Entry<String, Object> by : orderBy.entrySet()) {
            if (fixed(index, by.getKey(), equal, conditions)) {
                continue;
            }
            if (position > index.size()) {
                break; // the _id has decided
            }
            boolean fits = by.getKey().equals(index.field(position))
                    && !index.flags().array(position)
                    && !index.flags().unordered(position);
            boolean up = by.getValue() instanceof Number direction && direction.intValue() > 0;
            Order needed = up == index.ascending(position) ? Order.FORWARD : Order.REVERSE;
            if (!fits || (order != null && order != needed)) {
                return Order.NOT;
            }
            order = needed;
            position++;
        }
        return order == null ? Order.FORWARD : order;
    }

    private static boolean fixed(OrderedIndex index, String field, int equal, Conditions conditions) {
        for (int position = 0; position < equal; position++) {
            if (index.field(position).equals(field)) {
                List<Object> values = conditions.on(field).values();
                return values != null && values.size() == 1 && !index.flags().array(position);
            }
        }
        return false;
    }

    private static boolean sorts(@Nullable Document orderBy) {
        return orderBy != null && !orderBy.isEmpty();
    }
}
