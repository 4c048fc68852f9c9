package dev.interlock.project.configuration;

import dev.interlock.finding.Place;

/** The origin of a configured value. Later kinds in this file win over earlier ones. */
public sealed interface Origin {

  /** The origin as messages name it, such as {@code interlock.yml:3:5} or {@code INTERLOCK_LOG}. */
  String name();

  /** The key's default. */
  record Default() implements Origin {
    @Override
    public String name() {
      return "default";
    }
  }

  /** The configuration file. */
  record File(Place place) implements Origin {
    @Override
    public String name() {
      return place.toString();
    }
  }

  /** An environment variable. */
  record Variable(String name) implements Origin {}

  /** A flag of the command line, with its dashes. */
  record Flag(String name) implements Origin {}
}
