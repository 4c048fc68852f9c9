package dev.interlock.postgresql;

import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.contract.AddedToolContract;
import dev.interlock.testkit.contract.ContractDatabase;
import dev.interlock.testkit.contract.PostgresContractDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

/** On PostgreSQL the added tool's ledger is kept up to date. */
@ExtendWith(PostgresExtension.class)
final class AddedToolTest extends AddedToolContract {

  private final PostgresServers servers;

  AddedToolTest(PostgresServers servers) {
    this.servers = servers;
  }

  @Override
  protected ContractDatabase database(Path folder) {
    return new PostgresContractDatabase(new PostgresDialect(), servers.database());
  }

  @Override
  protected List<String> rowsAfterTheSecond() {
    return List.of("1", "2");
  }
}
