package dev.interlock.postgresql.shadow;

/** The server that a shadow database is on, as far as its other databases and roles matter. */
public enum ShadowServer {
  /** A server that exists for shadow databases only. */
  OWN,
  /** The same, with stubs in place of extensions. */
  OWN_WITH_STUBS,
  /** A server that others use: nothing outside the shadow database may change. */
  SHARED;

  boolean hasStubs() {
    return this == OWN_WITH_STUBS;
  }

  boolean isShared() {
    return this == SHARED;
  }
}
