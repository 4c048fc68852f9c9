package dev.interlock.apply;

import dev.interlock.dialect.StandbyLag;
import dev.interlock.event.Event;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import java.time.Duration;
import java.util.function.Supplier;

/** Waits between two batches until the standbys have caught up. Holds no lock of the database. */
final class StandbyWait {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final RunContext context;
  private final UnfinishedPlan unfinished;
  private final Supplier<UnfinishedPlan.Fate> fate;
  private final Supplier<StandbyLag> question;
  private long looked;
  private boolean isFirst = true;
  private boolean isToldHidden;

  /**
   * @param question asks the server
   */
  StandbyWait(
      RunContext context,
      UnfinishedPlan unfinished,
      Supplier<UnfinishedPlan.Fate> fate,
      Supplier<StandbyLag> question) {
    this.context = context;
    this.unfinished = unfinished;
    this.fate = fate;
    this.question = question;
  }

  /** Returns when no standby lags too much; looks at most once a second. */
  void await() {
    if (!isFirst && context.clock().since(looked).compareTo(BETWEEN_LOOKS) < 0) {
      return;
    }
    isFirst = false;
    long start = context.clock().nanoTime();
    StandbyLag lag = look();
    Duration most = context.settings().batches().standbyLag();
    if (lag.longest().compareTo(most) <= 0) {
      return;
    }
    context.listener().on(new Event.BatchesPaused(unfinished.first(), lag.longest(), most));
    while (lag.longest().compareTo(most) > 0) {
      if (context.clock().since(start).compareTo(LONGEST) > 0) {
        throw unfinished.failed(lags(lag), fate.get());
      }
      if (context.clock().sleep(BETWEEN_LOOKS, context.cancellation())) {
        throw unfinished.stopped(context.cancellation().cause().orElseThrow(), fate.get());
      }
      lag = look();
    }
  }

  private StandbyLag look() {
    looked = context.clock().nanoTime();
    StandbyLag lag = question.get();
    if (lag.isHidden() && !isToldHidden) {
      isToldHidden = true;
      context
          .listener()
          .on(
              new Event.Noticed(
                  Finding.warning(
                          Code.LAG_UNKNOWN,
                          "this role may not read the lag of the standbys, so the batches do not wait for them.")
                      .help("Grant it the role `pg_read_all_stats`.")));
    }
    return lag;
  }

  private Finding lags(StandbyLag lag) {
    return Finding.error(
            Code.STANDBY_LAGS,
            "the batches of `%s` waited %d minutes for a standby that lags %d s."
                .formatted(unfinished.first().id(), LONGEST.toMinutes(), lag.longest().toSeconds()))
        .help("Let the standby catch up, or raise `batch.standby-lag`.");
  }
}
