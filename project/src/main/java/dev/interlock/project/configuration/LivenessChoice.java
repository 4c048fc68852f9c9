package dev.interlock.project.configuration;

/** Whether {@code run} answers on the service's port while migrations run. */
public enum LivenessChoice {
  /** On a platform that ends a process whose port is closed for too long. */
  AUTO,
  /** On every platform. */
  PORT,
  /** Never. */
  OFF
}
