package dev.interlock.gate.environment;

import dev.interlock.finding.Finding;
import java.util.List;

/** A rule for the value of a variable. */
public sealed interface ValueRule permits Matches, OneOf, WebOrigins, PointsAt {

  /** Returns the problems of the value, without showing it if the variable is secret. */
  List<Finding> check(Variable variable);
}
