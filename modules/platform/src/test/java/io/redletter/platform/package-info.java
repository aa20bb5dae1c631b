package io.redletter.platform;
