package dev.interlock.platform;

/** When in a deploy the migrations run; the platform's time limit depends on it. */
public enum Stage {
  /** In a hook of its own before the new version starts: release, pre-deploy or build command. */
  HOOK,
  /** In the start command of the service, while the platform waits for its health check. */
  START
}
