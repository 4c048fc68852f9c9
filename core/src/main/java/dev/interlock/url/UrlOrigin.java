package dev.interlock.url;

import dev.interlock.finding.Place;

/** Where a database URL came from, for messages and records. */
public sealed interface UrlOrigin {

  /** How to name the origin in a message, without back quotes. */
  String name();

  /** A flag of the command line, with its dashes. */
  record Flag(String name) implements UrlOrigin {}

  /** An environment variable; {@code PGHOST} stands for all of libpq's. */
  record Variable(String name) implements UrlOrigin {}

  /** A line of the configuration file. */
  record Line(Place place) implements UrlOrigin {
    @Override
    public String name() {
      return place.toString();
    }
  }

  /** Not written anywhere: made from another URL by the provider's naming rule. */
  record Derived(UrlOrigin from) implements UrlOrigin {
    @Override
    public String name() {
      return from.name() + " without its pooler";
    }
  }
}
