package dev.interlock.testkit.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What the engine promises on every database product. A dialect's own test extends this class and
 * says where fresh databases come from; every case then runs against the real product, beside
 * others where the build lets it.
 */
@TestInstance(Lifecycle.PER_METHOD)
@Execution(ExecutionMode.CONCURRENT)
public abstract class EngineContract
    implements UpgradeContract,
        TransactionContract,
        RepeatableContract,
        LayoutContract,
        TakeOverContract,
        RefusalContract,
        DowngradeContract,
        StampContract,
        ConvergeContract,
        FirstContactContract,
        SyncContract,
        CleanContract,
        JournalContract,
        HalfDoneContract,
        LockContract,
        FenceContract,
        CancellationContract {

  private Project project;

  /**
   * A database nobody has used yet; closed after the case.
   *
   * @param folder empty, for this case alone
   */
  protected abstract ContractDatabase database(Path folder);

  @BeforeEach
  final void open(@TempDir Path folder) {
    project = new Project(folder, database(folder), () -> database(beside(folder)));
  }

  private static Path beside(Path folder) {
    try {
      return Files.createDirectories(folder.resolve("scratch-" + UUID.randomUUID()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  final void close() {
    project.close();
  }

  @Override
  public final Project project() {
    return project;
  }
}
