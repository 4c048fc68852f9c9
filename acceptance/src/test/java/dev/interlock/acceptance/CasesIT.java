package dev.interlock.acceptance;

import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.acceptance.AcceptanceCases;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs every folder below {@code cases/}; {@link AcceptanceCases} describes the files of a case.
 */
@ExtendWith(PostgresExtension.class)
final class CasesIT {

  @TestFactory
  Stream<DynamicTest> cases(PostgresServers servers) {
    return new AcceptanceCases(folder("acceptance.cases"), folder("acceptance.programs"), servers)
        .tests();
  }

  private static Path folder(String property) {
    return Path.of(System.getProperty(property)).normalize();
  }
}
