package dev.interlock.rollback;

/** Consent to the loss of rows and values. */
public enum AcceptedLoss {
  /** Nothing may be lost; what cannot be measured counts as a loss. */
  NONE,
  /** Whatever is lost is reported, and lost. */
  ANY
}
