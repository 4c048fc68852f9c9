package dev.interlock.acceptance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.testkit.fault.Direction;
import dev.interlock.testkit.fault.Ending;
import dev.interlock.testkit.fault.Fault;
import dev.interlock.testkit.fault.FaultProxy;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** Connections that end in the middle of a message, in either direction. */
@Tag("B2")
@ExtendWith(PostgresExtension.class)
final class ConnectionCutsIT {

  /**
   * Done, because the last bytes are only the end of the connection; no database; stopped while
   * applying.
   */
  private static final Integer[] HONEST_EXITS = {0, 3, 4};

  private final CampaignSize size = CampaignSize.ofBuild();
  private final RandomGenerator random = size.random();

  @Test
  void leaveNoTrace(PostgresServers servers, TestReporter reporter) {
    var bytes = new EnumMap<Direction, Long>(Direction.class);
    var aftermath = undisturbed(servers, bytes);
    for (int i = 0; i < size.cuts(); i++) {
      try (var database = servers.database()) {
        var cut = cut(bytes);
        cut(database, cut);
        aftermath.verify(database, cut.toString());
      }
    }
    reporter.publishEntry("connections cut", Integer.toString(size.cuts()));
  }

  private static Aftermath undisturbed(PostgresServers servers, Map<Direction, Long> bytes) {
    try (var database = servers.database();
        var proxy = FaultProxy.before(database.address())) {
      program(database, proxy).run("upgrade");
      for (var direction : Direction.values()) {
        bytes.put(direction, proxy.bytes(direction));
      }
    }
    try (var database = servers.database()) {
      return Aftermath.undisturbed(database);
    }
  }

  private Fault.Cut cut(Map<Direction, Long> bytes) {
    var direction = random.nextBoolean() ? Direction.TO_SERVER : Direction.TO_CLIENT;
    long after = random.nextLong(bytes.getOrDefault(direction, 1L));
    return new Fault.Cut(direction, after, random.nextBoolean() ? Ending.RESET : Ending.FINISH);
  }

  private static void cut(TestDatabase database, Fault.Cut cut) {
    try (var proxy = FaultProxy.before(database.address())) {
      proxy.become(cut);
      var ended = program(database, proxy).run("upgrade");
      assertThat(ended.exit()).as("%s%n%s", cut, ended.output()).isIn((Object[]) HONEST_EXITS);
    }
  }

  private static Program program(TestDatabase database, FaultProxy proxy) {
    return CrashHistory.program(
        "postgresql://postgres@127.0.0.1:%d/%s".formatted(proxy.port(), database.name()));
  }
}
