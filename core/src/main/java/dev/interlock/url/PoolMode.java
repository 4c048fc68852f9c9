package dev.interlock.url;

/** What a connection pooler keeps together on one server connection. */
public enum PoolMode {
  /** The whole client session; nothing breaks. */
  SESSION,
  /** One transaction; no session state survives it. */
  TRANSACTION,
  /** A pooler whose mode only probing can tell. */
  UNKNOWN
}
