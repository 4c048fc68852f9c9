package dev.interlock.url;

/** The scope for which a connection pooler assigns a server connection. */
public enum PoolMode {
  /** The whole client session, like a direct connection. */
  SESSION,
  /** One transaction; no session state survives it. */
  TRANSACTION,
  /** A pooler whose mode must be probed. */
  UNKNOWN
}
