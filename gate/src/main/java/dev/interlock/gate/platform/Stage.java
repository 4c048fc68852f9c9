package dev.interlock.gate.platform;

/** The stage of a deploy in which migrations run; the platform's time limit depends on it. */
public enum Stage {
  /** A separate hook before the new version starts: release, pre-deploy or build command. */
  HOOK,
  /** The start command of the service, while the platform waits for its health check. */
  START
}
