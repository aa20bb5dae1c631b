package io.redletter.console.channels;

import io.redletter.campaign.Quotas;
import io.redletter.console.people.Names;
import io.redletter.delivery.ChannelKeys;
import io.redletter.delivery.ChannelService;
import io.redletter.delivery.ChannelWatch;
import io.redletter.delivery.DeliveryService;

/** What the pages of channels work with. */
public record ChannelDesk(
        ChannelService channels,
        ChannelKeys keys,
        ChannelWatch watch,
        DeliveryService deliveries,
        Quotas quotas,
        Names names) {}
