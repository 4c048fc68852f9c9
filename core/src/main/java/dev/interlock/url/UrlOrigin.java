package dev.interlock.url;

import dev.interlock.finding.Place;

/** The origin of a database URL, for messages and records. */
public sealed interface UrlOrigin {

  /** Returns the name of the origin for messages, without back quotes. */
  String name();

  /** A flag of the command line, with its dashes. */
  record Flag(String name) implements UrlOrigin {}

  /** An environment variable; {@code PGHOST} represents all of libpq's. */
  record Variable(String name) implements UrlOrigin {}

  /** A line of the configuration file. */
  record Line(Place place) implements UrlOrigin {
    @Override
    public String name() {
      return place.toString();
    }
  }

  /** Derived from another URL by the provider's naming rule. */
  record Derived(UrlOrigin from) implements UrlOrigin {
    @Override
    public String name() {
      return from.name() + " without its pooler";
    }
  }
}
