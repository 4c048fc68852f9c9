package dev.interlock.project.configuration;

/** A key of a group below {@code verify}; reading, documentation and schema follow its list. */
interface GroupKey {

  String key();

  /** One sentence without its full stop. */
  String description();
}
