package dev.interlock.plan;

/** What to do with a pending migration that comes below an applied one. */
public enum LateArrivals {
  REFUSE,
  ALLOW
}
