package dev.interlock.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the findings instead of a stack trace; each has its own remedy. */
final class InterlockFailureAnalyzer extends AbstractFailureAnalyzer<InterlockStartException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, InterlockStartException cause) {
    return new FailureAnalysis(cause.getMessage(), "", cause);
  }
}
