package dev.interlock.testkit.contract;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Dynamic tests that each have their own database. */
final class Beside {

  private Beside() {}

  /** Creates a test that may run in parallel with others, if the build allows it. */
  static DynamicTest others(String name, Executable test) {
    return DynamicTest.dynamicTest(config ->
        config.displayName(name).executionMode(ExecutionMode.CONCURRENT).executable(test));
  }
}
