package dev.interlock.sqlite;

import dev.interlock.testkit.contract.AddedToolContract;
import dev.interlock.testkit.contract.ContractDatabase;
import java.nio.file.Path;
import java.util.List;

/** On SQLite the added tool's ledger is adopted and then left as it is. */
final class AddedToolTest extends AddedToolContract {

  @Override
  protected ContractDatabase database(Path folder) {
    return new SqliteContractTest.File(folder.resolve("contract.db"));
  }

  @Override
  protected List<String> rowsAfterTheSecond() {
    return List.of("1");
  }
}
