package io.redletter.console.board;

import io.redletter.campaign.Campaign;
import io.redletter.platform.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a board shows of one campaign.
 *
 * @param figures empty where they cannot be read now; the page says so and shows the rest
 * @param names of the channels, units and works that may come up, by id
 */
public record Board(Campaign campaign, Optional<Figures> figures, LastPushes pushes, Map<String, String> names) {
    /** The scope whose figures are followed live. */
    public String scope() {
        return "campaign:" + campaign.id();
    }

    /** The names, for the script that draws what comes in later. */
    public String namesJson() {
        return Json.text(names);
    }

    /** The minutes as {@code [[milliseconds, views, plays], …]}, for the script that draws the curve. */
    public String minutesJson() {
        return Json.text(figures.map(known -> known.minutes().all()).orElse(List.of()).stream()
                .map(minute -> List.of(minute.start().toEpochMilli(), minute.view(), minute.play()))
                .toList());
    }
}
