package io.redletter.console.channels;

import io.redletter.console.web.Choice;
import io.redletter.console.web.Form;
import io.redletter.console.web.PageCall;
import io.redletter.delivery.channel.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The set-up form of a kind of channel, as its page draws it and as it comes back. */
public final class ChannelFields {
    private ChannelFields() {}

    /**
     * One field.
     *
     * @param placeholder what counts where it is left empty
     * @param secret whether it is typed unseen and never shown again
     */
    public record Field(
            String key,
            String label,
            String hint,
            boolean optional,
            boolean secret,
            List<Choice> options,
            String placeholder) {}

    static List<Field> of(PageCall call, List<Setting> form) {
        return form.stream().map(setting -> field(call, setting)).toList();
    }

    /** The settings that were filled in, without the secret. */
    static Map<String, String> settings(Form form, List<Setting> fields) {
        Map<String, String> settings = new LinkedHashMap<>();
        fields.stream()
                .map(Setting::key)
                .filter(key -> !key.equals(Setting.SECRET))
                .forEach(key -> form.filled(key).ifPresent(value -> settings.put(key, value)));
        return settings;
    }

    private static Field field(PageCall call, Setting setting) {
        return new Field(
                setting.key(),
                call.pick(setting.zh() + " (" + setting.en() + ")"),
                call.pick(setting.hint()),
                !setting.required(),
                setting.key().equals(Setting.SECRET),
                setting.choices().stream()
                        .map(choice -> new Choice(choice.value(), call.pick(choice.zh() + " (" + choice.en() + ")")))
                        .toList(),
                setting.otherwise());
    }
}
