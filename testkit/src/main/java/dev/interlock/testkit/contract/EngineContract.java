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
 * The engine's guarantees on every database product. A dialect's own test extends this class and
 * provides new databases; every case then runs against the real product, in parallel with others if
 * the build allows it.
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
   * Creates an unused database, which is closed after the case.
   *
   * @param folder an empty folder for this case alone
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
