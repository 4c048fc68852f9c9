package dev.interlock.testkit.contract;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The engine's guarantees on every database product. A dialect's own test extends this class and
 * provides new databases; every case then runs against the real product, in parallel with others if
 * the build allows it.
 */
@TestInstance(Lifecycle.PER_METHOD)
@Execution(ExecutionMode.CONCURRENT)
public abstract class EngineContract extends ProjectContract
    implements UpgradeContract,
        TransactionContract,
        RepeatableContract,
        LayoutContract,
        TakeOverContract,
        AlembicLedgerContract,
        RefusalContract,
        DowngradeContract,
        RollbackContract,
        StampContract,
        ConvergeContract,
        FirstContactContract,
        SyncContract,
        CleanContract,
        JournalContract,
        BatchContract,
        OlderLedgerContract,
        RunRecordContract,
        HalfDoneContract,
        LockContract,
        FenceContract,
        CancellationContract {}
