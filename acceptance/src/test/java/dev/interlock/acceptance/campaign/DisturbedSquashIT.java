package dev.interlock.acceptance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.acceptance.campaign.Program.Ended;
import dev.interlock.testkit.WorkFolder;
import dev.interlock.testkit.fault.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The same command finishes a squash that was killed or asked to end at a random moment. */
final class DisturbedSquashIT {

  private static final String[] SQUASH = {"squash", "V4"};

  /** Done; ended by a signal. */
  private static final Integer[] HONEST_EXITS = {0, 137, 143};

  private final CampaignSize size = CampaignSize.ofBuild();
  private final RandomGenerator random = size.random();

  @Test
  void isFinishedByTheSameCommand(TestReporter reporter) throws IOException {
    try (var folder = WorkFolder.create("interlock-squash")) {
      Path source = MixedProject.create(folder, true, false).folder();
      Path undisturbed = folder.copy(source, "undisturbed", file -> true);
      long start = System.nanoTime();
      succeed(undisturbed, "undisturbed");
      var whole = Duration.ofNanos(System.nanoTime() - start);
      Map<String, String> expected = files(undisturbed);
      int hits = 0;
      for (int i = 0; i < size.squashes(); i++) {
        Path project = folder.copy(source, "disturbed" + i, file -> true);
        hits += disturb(project, whole) ? 1 : 0;
        assertThat(files(project)).as("squash %d, %s", i, size).isEqualTo(expected);
      }
      reporter.publishEntry("squashes disturbed", "%d of %d".formatted(hits, size.squashes()));
    }
  }

  /** Disturbs a squash and finishes it; returns whether the squash was still running. */
  private boolean disturb(Path project, Duration whole) throws IOException {
    Signal signal = random.nextBoolean() ? Signal.SIGKILL : Signal.SIGTERM;
    var delay = Duration.ofNanos((long) (whole.toNanos() * random.nextDouble()));
    String story = "%s after %d ms, %s".formatted(signal, delay.toMillis(), size);
    try (var process = Program.in(project, "").start(SQUASH)) {
      Pause.of(delay);
      boolean isHit = process.isAlive();
      process.signal(signal);
      Ended ended = Program.ended(process);
      assertThat(ended.exit()).as("%s%n%s", story, ended.output()).isIn((Object[]) HONEST_EXITS);
      if (ended.exit() != 0) {
        succeed(project, story);
      }
      return isHit;
    }
  }

  private static void succeed(Path project, String story) {
    var ended = Program.in(project, "").run(SQUASH);
    assertThat(ended.exit()).as("%s%n%s", story, ended.output()).isZero();
  }

  /** The files of a project's migrations, by path. */
  private static Map<String, String> files(Path project) throws IOException {
    var files = new TreeMap<String, String>();
    Path migrations = project.resolve("db");
    try (Stream<Path> walk = Files.walk(migrations)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(migrations.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }
}
