package io.redletter.console.desk;

import io.redletter.campaign.PushService;
import io.redletter.console.people.Names;
import io.redletter.delivery.DeliveryService;
import io.redletter.delivery.Desk;
import io.redletter.delivery.PeopleService;
import java.time.ZoneId;

/** What the pages of the desk work with. */
public record DeskRoom(
        Desk desk, DeliveryService deliveries, PeopleService people, PushService pushes, Names names, ZoneId zone) {}
