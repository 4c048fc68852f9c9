package dev.interlock.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.ledger.RunEvent;
import dev.interlock.ledger.RunOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B12")
class TimelineTest {

  private static final Instant START = Instant.parse("2026-01-05T14:00:00Z");

  /** Reads lines such as {@code 60 a run refused}: seconds, run, command, outcome. */
  private static Timeline of(String... lines) {
    return Timeline.of(Stream.of(lines).map(TimelineTest::event).toList());
  }

  private static RunEvent event(String line) {
    String[] words = line.split(" ", 4);
    Instant end = START.plusSeconds(Long.parseLong(words[0]));
    return new RunEvent(
        words[1],
        words[2],
        "web",
        Optional.empty(),
        end.minusMillis(500),
        end,
        words[3],
        "",
        List.of());
  }

  private static List<String> runs(List<RecordedRun> runs) {
    return runs.stream().map(run -> run.last().run()).toList();
  }

  @Test
  void anIncidentLastsFromTheFirstFailureToTheFirstSuccess() {
    var timeline =
        of(
            "0 a run done",
            "60 b run refused",
            "90 c run stopped",
            "160 d run done",
            "200 e run done");
    assertThat(timeline.incidents())
        .singleElement()
        .satisfies(incident -> {
          assertThat(runs(incident.failed())).containsExactly("b", "c");
          assertThat(incident.recovery()).map(run -> run.last().run()).contains("d");
          assertThat(incident.length()).isEqualTo(Duration.ofSeconds(100));
        });
  }

  @Test
  void theLastRowOfARunDecides() {
    var timeline =
        of(
            "0 a run done",
            "1 a run started",
            "9 a run unverified",
            "30 b run done",
            "34 b run verified");
    assertThat(timeline.incidents())
        .singleElement()
        .extracting(Incident::length)
        .isEqualTo(Duration.ofSeconds(25));
  }

  @Test
  void rowsOfRunsAtTheSameTimeStayWithTheirRuns() {
    var timeline = of("0 a run done", "1 b run done", "2 a run started", "3 b run unverified");
    assertThat(runs(timeline.runs())).containsExactly("a", "b");
    assertThat(timeline.runs().getFirst().events()).hasSize(2);
  }

  @Test
  void onlyDeploysBeginAndEndAnIncident() {
    var timeline =
        of("0 a stamp refused", "1 b run refused", "2 c repair done", "3 d upgrade done");
    assertThat(timeline.incidents())
        .singleElement()
        .satisfies(incident -> assertThat(runs(incident.failed())).containsExactly("b"))
        .satisfies(
            incident -> assertThat(incident.recovery()).map(run -> run.last().run()).contains("d"));
  }

  @Test
  void anOutcomeOfANewerVersionNeitherBeginsNorEndsAnIncident() {
    var timeline = of("0 a run paused", "1 b run refused", "2 c run paused");
    assertThat(timeline.incidents())
        .singleElement()
        .satisfies(incident -> assertThat(incident.recovery()).isEmpty());
  }

  @Test
  void aPartKeepsItsIncidentsWhole() {
    var timeline = of("0 a run refused", "10 b run refused", "20 c run done", "30 d run done");
    assertThat(timeline.last(2).runs()).hasSize(2);
    assertThat(timeline.last(2).incidents())
        .singleElement()
        .isEqualTo(timeline.incidents().getFirst());
    assertThat(timeline.since(START.plusSeconds(25)).incidents()).isEmpty();
    assertThat(timeline.last(10)).isEqualTo(timeline);
  }

  @Test
  void everyOutcomeHasItsWord() {
    for (RunOutcome outcome : RunOutcome.values()) {
      assertThat(RunOutcome.of(outcome.word())).contains(outcome);
    }
    assertThat(RunOutcome.of("paused")).isEmpty();
    assertThat(Stream.of(RunOutcome.values()).filter(o -> !o.isFailure()))
        .containsExactly(
            RunOutcome.DONE, RunOutcome.UP_TO_DATE, RunOutcome.STARTED, RunOutcome.VERIFIED);
  }
}
