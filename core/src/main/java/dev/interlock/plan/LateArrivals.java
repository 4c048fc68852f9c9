package dev.interlock.plan;

/** Treatment of a pending migration that comes below an applied one. */
public enum LateArrivals {
  REFUSE,
  ALLOW
}
