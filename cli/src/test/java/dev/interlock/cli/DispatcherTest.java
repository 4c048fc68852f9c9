package dev.interlock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.line.Verbosity;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.gate.environment.Redactor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DispatcherTest {

  private static final Flag.Value<Duration> WAIT =
      new Flag.Value<>("wait", "w", "TIME", "how long to wait", Duration::parse);

  private static final Finding FINDING =
      Finding.error(Code.LOCK_WAIT, "the lock is held.").note("by web.2").help("Wait.");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<Invocation> invocations = new ArrayList<>();

  @Test
  void givesCommandItsFlagsAndOperandsAndTheCommandToStart() {
    run("-C", "shop", "run", "-w", "PT3S", "V7", "--quiet", "--", "serve", "--wait", "--");

    var invocation = invocations.getFirst();
    assertThat(invocation.arguments().value(WAIT)).contains(Duration.ofSeconds(3));
    assertThat(invocation.arguments().operands()).containsExactly("V7");
    assertThat(invocation.arguments().command()).containsExactly("serve", "--wait", "--");
    assertThat(invocation.options().directory()).isEqualTo(Path.of("shop"));
    assertThat(invocation.options().verbosity()).isEqualTo(Verbosity.QUIET);
  }

  @Test
  void lastOfRepeatedFlagCounts() {
    run("run", "--wait=PT1S", "--wait", "PT2S");

    assertThat(invocations.getFirst().arguments().value(WAIT)).contains(Duration.ofSeconds(2));
  }

  @Test
  void takesNegativeNumberForAnOperand() {
    assertThat(run("run", "-2", "--quiet")).isZero();

    assertThat(invocations.getFirst().arguments().operands()).containsExactly("-2");
  }

  @Test
  void suggestsNearestCommandAndFlag() {
    assertThat(run("rnu")).isEqualTo(2);
    assertThat(run("run", "--databse", "x")).isEqualTo(2);

    assertThat(errors())
        .isEqualTo(
            """
            error[CFG005] `rnu` is not a command of Interlock.
            help: Use `interlock run` if that was meant.
            error[CFG005] `--databse` is not a flag of `interlock run`.
            help: Use `--database` if that was meant.
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--wait", "--wat PT1S", "--quiet --verbose", "--quiet=yes"})
  void refusesFlagsThatDoNotFit(String words) {
    assertThat(run(("run " + words).split(" "))).isEqualTo(2);
    assertThat(errors()).startsWith("error[CFG00");
    assertThat(invocations).isEmpty();
  }

  @Test
  void explainsCommandWithItsOwnFlagsFirst() {
    assertThat(run("run", "--help")).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith(
            """
            usage: interlock run [FLAGS] -- COMMAND…

            does it.

            flags:
              -w, --wait TIME      how long to wait

            flags of every command:
              -C, --dir DIR \
            """);
  }

  @Test
  void listsCommandsAndExitStatuses() {
    assertThat(run("--help")).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\n  run                  does it\n")
        .contains("\n  70                   a bug in Interlock\n");
  }

  @Test
  void refusesLineWithoutCommand() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("--verzion")).isEqualTo(2);

    assertThat(errors()).contains("names no command.").contains("Use `--version`");
  }

  @Test
  void exitsByKindOfFailure() {
    assertThat(failing(() -> new Failure.Refused(FINDING))).isEqualTo(1);
    assertThat(failing(() -> new Failure.Misconfigured(FINDING))).isEqualTo(2);
    assertThat(failing(() -> new Failure.Unavailable(FINDING))).isEqualTo(3);
    assertThat(failing(() -> new Failure.Stopped(FINDING))).isEqualTo(4);
    assertThat(failing(() -> new Failure.Interrupted(FINDING, 15))).isEqualTo(143);
    assertThat(errors())
        .startsWith("error[LCK001] the lock is held.\n   = by web.2\nhelp: Wait.\n");
  }

  @Test
  void leavesFailureToTheLogOnceThereIsOne() {
    var log = new ArrayList<Finding>();

    int exit =
        dispatch(
            invocation -> {
              invocation
                  .failures()
                  .continueIn(log::add, Redactor.of(Map.of(), Set.of(), List.of()));
              throw new Failure.Refused(FINDING);
            },
            "run");

    assertThat(exit).isEqualTo(1);
    assertThat(log).containsExactly(FINDING);
    assertThat(errors()).isEmpty();
  }

  @Test
  void callsAnythingElseItsOwnBug() {
    assertThat(failing(() -> new IllegalStateException("odd"))).isEqualTo(70);

    assertThat(errors())
        .startsWith("java.lang.IllegalStateException: odd\n\tat ")
        .contains("this is a bug in Interlock");
  }

  private int run(String... words) {
    return dispatch(
        invocation -> {
          invocations.add(invocation);
          return ExitStatus.DONE;
        },
        words);
  }

  private int failing(Supplier<RuntimeException> failure) {
    return dispatch(
        invocation -> {
          throw failure.get();
        },
        "run");
  }

  private int dispatch(Function<Invocation, ExitStatus> action, String... words) {
    var table = new LinkedHashMap<String, Supplier<InterlockCommand>>();
    table.put("run", () -> new FakeCommand(action));
    var dispatcher =
        new Dispatcher(
            new CommandTable(table), Map.of(), new PrintStream(out), new PrintStream(err));
    return dispatcher.run(words);
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private record FakeCommand(Function<Invocation, ExitStatus> action) implements InterlockCommand {

    @Override
    public String summary() {
      return "does it";
    }

    @Override
    public String operands() {
      return "-- COMMAND…";
    }

    @Override
    public List<Flag> flags() {
      return List.of(WAIT);
    }

    @Override
    public ExitStatus run(Invocation invocation) {
      return action.apply(invocation);
    }
  }
}
