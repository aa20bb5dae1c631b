package io.redletter.campaign.task;

import io.redletter.campaign.RelativeTime;
import io.redletter.platform.RefusedException;
import io.redletter.platform.config.ConfigException;
import io.redletter.platform.config.ConfigSource;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The checklist that a campaign may begin with, from {@code config/tasks.yaml}.
 *
 * @param tasks in the order in which they fall due
 */
public record StandardTasks(List<Item> tasks) {
    /** No checklist. */
    public static final StandardTasks NONE = new StandardTasks(List.of());

    private static final int MOST = 60;

    public StandardTasks {
        tasks = List.copyOf(tasks);
        if (tasks.size() > MOST) {
            throw new ConfigException("tasks: " + tasks.size() + " (expected: at most " + MOST + ")");
        }
        Set<String> keys = new HashSet<>();
        for (Item item : tasks) {
            if (!keys.add(item.key())) {
                throw new ConfigException("tasks: key " + item.key() + " twice (expected: once)");
            }
        }
    }

    /**
     * Reads the file.
     *
     * @throws ConfigException naming the file and what is wrong in it
     */
    public static StandardTasks load(Path yaml) {
        try {
            return new ConfigSource().file(yaml).as(StandardTasks.class);
        } catch (ConfigException e) {
            throw new ConfigException(yaml + ": " + e.getMessage());
        }
    }

    /**
     * One line of the checklist.
     *
     * @param key never changes; makes that the list is not doubled when it is asked for again
     * @param due such as {@code T-45}
     * @param zh what is to be done
     * @param en the same in English
     */
    public record Item(String key, String due, String zh, String en) {
        public Item {
            if (!key.matches("[a-z0-9-]{1,40}")) {
                throw new ConfigException("tasks: key " + key + " (expected: lower-case words joined by dashes)");
            }
            if (zh.isBlank() || en.isBlank() || zh.length() + en.length() > 90) {
                throw new ConfigException("tasks: " + key + ": zh, en (expected: 2 to 90 characters together)");
            }
            try {
                RelativeTime.parse(due);
            } catch (RefusedException e) {
                throw new ConfigException("tasks: " + key + ": due " + due + " (expected: such as T-45 or E+10)");
            }
        }

        /** The deadline as a campaign has it. */
        public RelativeTime relative() {
            return RelativeTime.parse(due);
        }

        /** What is to be done, in both languages. */
        public String title() {
            return zh + " (" + en + ")";
        }
    }
}
