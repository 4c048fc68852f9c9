package dev.interlock.testkit.contract;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Cases made on the way that each have a database of their own. */
final class Beside {

  private Beside() {}

  /** One that others may run beside, where the build lets them. */
  static DynamicTest others(String name, Executable test) {
    return DynamicTest.dynamicTest(config ->
        config.displayName(name).executionMode(ExecutionMode.CONCURRENT).executable(test));
  }
}
