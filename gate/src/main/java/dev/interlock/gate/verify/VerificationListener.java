package dev.interlock.gate.verify;

import dev.interlock.finding.Finding;

/** Receives the progress of a verification, from several threads. */
public interface VerificationListener {

  /** The service is not ready; the verifier asks again. */
  void waiting(Finding why);

  /** An operation of the OpenAPI document answered, or did not. */
  void called(int done, int of);
}
