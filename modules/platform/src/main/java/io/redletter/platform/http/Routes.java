package io.redletter.platform.http;

import io.vertx.ext.web.Router;

/** HTTP addresses outside the JSON API: pages, feeds, media, beacons. */
public interface Routes {
    /** Adds its routes; called once per web verticle, so it must keep no state of one router. */
    void mount(Router router);
}
