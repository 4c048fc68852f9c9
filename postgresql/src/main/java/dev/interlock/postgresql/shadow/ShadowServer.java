package dev.interlock.postgresql.shadow;

/** The kind of server that holds a shadow database, as far as other databases and roles matter. */
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
