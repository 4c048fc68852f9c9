package dev.interlock.cli.output;

import dev.interlock.event.text.Seconds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The times of a start in words. */
final class StartSummary {

  /** Steps of a start that does nothing but look. */
  private static final int FITS_ONE_LINE = 6;

  /** More migrations are summed up: the log above and the report have the time of each. */
  private static final int LISTED = 20;

  private static final String INDENT = "  ";

  private StartSummary() {}

  /** Returns one line if the steps fit into it, else a line for each step. */
  static List<String> lines(StepTimes times) {
    List<StepTimes.Step> steps = summed(times.steps());
    if (steps.size() <= FITS_ONE_LINE) {
      return List.of(line(times));
    }
    int width = steps.stream().mapToInt(step -> step.name().length()).max().orElse(0);
    return Stream.concat(
            Stream.of(whole(times) + ":"),
            steps.stream()
                .map(step ->
                    INDENT
                        + step.name()
                        + " ".repeat(width - step.name().length() + 2)
                        + time(step)))
        .toList();
  }

  static String line(StepTimes times) {
    return whole(times)
        + ": "
        + summed(times.steps()).stream()
            .map(step -> step.name() + " " + time(step))
            .collect(Collectors.joining(", "));
  }

  private static List<StepTimes.Step> summed(List<StepTimes.Step> all) {
    List<StepTimes.Step> steps =
        all.stream().filter(step -> step.kind() != StepTimes.Kind.REPLAY).toList();
    List<StepTimes.Step> migrations = steps.stream().filter(StartSummary::isMigration).toList();
    if (migrations.size() <= LISTED) {
      return steps;
    }
    Duration sum =
        migrations.stream()
            .flatMap(step -> step.took().stream())
            .reduce(Duration.ZERO, Duration::plus);
    StepTimes.Step first = migrations.getFirst();
    var together =
        new StepTimes.Step(
            Counted.of(migrations.size(), "migration"),
            first.after(),
            Optional.of(sum),
            first.kind());
    return steps.stream()
        .filter(step -> !isMigration(step) || step.equals(first))
        .map(step -> isMigration(step) ? together : step)
        .toList();
  }

  private static boolean isMigration(StepTimes.Step step) {
    return step.kind() == StepTimes.Kind.MIGRATION;
  }

  private static String whole(StepTimes times) {
    return "prepared the start in " + Seconds.shown(times.elapsed());
  }

  private static String time(StepTimes.Step step) {
    return step.took().map(Seconds::shown).orElse("unfinished");
  }
}
