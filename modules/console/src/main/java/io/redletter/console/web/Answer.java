package io.redletter.console.web;

/** What a page answers. */
public sealed interface Answer permits View, Redirect, Html, Download {}
