package dev.interlock.environment;

import dev.interlock.finding.Finding;
import java.util.List;

/** A rule that the value of a variable has to keep. */
public sealed interface ValueRule permits Matches, OneOf, WebOrigins, PointsAt {

  /** What is wrong with the value; nothing of it is shown if the variable is secret. */
  List<Finding> check(Variable variable);
}
