package dev.interlock.timeline;

import dev.interlock.ledger.RunEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The recorded runs in order.
 *
 * @param runs in the order of their ends
 * @param incidents in the order of their beginnings; deploys only, because no other command keeps a
 *     service from starting
 */
public record Timeline(List<RecordedRun> runs, List<Incident> incidents) {

  public Timeline {
    runs = List.copyOf(runs);
    incidents = List.copyOf(incidents);
  }

  /**
   * Makes a timeline of the rows of a record.
   *
   * @param events in the order of their ends
   */
  public static Timeline of(List<RunEvent> events) {
    var byRun = new LinkedHashMap<String, List<RunEvent>>();
    for (RunEvent event : events) {
      // A run moves to the place of its last row.
      List<RunEvent> mine =
          Optional.ofNullable(byRun.remove(event.run())).orElseGet(ArrayList::new);
      mine.add(event);
      byRun.put(event.run(), mine);
    }
    List<RecordedRun> runs = byRun.values().stream().map(RecordedRun::new).toList();
    return new Timeline(runs, incidents(runs));
  }

  private static List<Incident> incidents(List<RecordedRun> runs) {
    var incidents = new ArrayList<Incident>();
    var failed = new ArrayList<RecordedRun>();
    for (RecordedRun run : runs) {
      if (run.isFailedDeploy()) {
        failed.add(run);
      } else if (run.isGoodDeploy() && !failed.isEmpty()) {
        incidents.add(new Incident(failed, Optional.of(run)));
        failed.clear();
      }
    }
    if (!failed.isEmpty()) {
      incidents.add(new Incident(failed, Optional.empty()));
    }
    return incidents;
  }

  /** Returns the part that ended at a time or later; an incident stays whole. */
  public Timeline since(Instant time) {
    return new Timeline(
        runs.stream().filter(run -> !run.ended().isBefore(time)).toList(),
        incidents.stream()
            .filter(
                each -> !each.recovery().orElseGet(each.failed()::getLast).ended().isBefore(time))
            .toList());
  }

  /** Returns the last runs, and the incidents that any of them belongs to. */
  public Timeline last(int most) {
    return runs.size() <= most
        ? this
        : new Timeline(runs.subList(runs.size() - most, runs.size()), incidents)
            .since(runs.get(runs.size() - most).ended());
  }
}
