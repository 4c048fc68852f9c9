package dev.interlock.alembic.runner;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.FileReason;
import dev.interlock.finding.Finding;
import dev.interlock.url.Secret;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The process: one line asks, one line answers, and Python may ask in between; everything else goes
 * to the output.
 */
final class PythonProcess implements AutoCloseable {

  /** The files of the program of Python, in the order in which they need each other. */
  private static final List<String> PROGRAM =
      List.of(
          "channel.py",
          "target.py",
          "work.py",
          "hooks.py",
          "revisions.py",
          "literals.py",
          "process.py");

  private static final int LINES_KEPT = 20;

  /** Passwords of any URL, because the project prints its own; also of one that is cut short. */
  private static final Pattern PASSWORD_OF_URL =
      Pattern.compile("(://[^:/?#\\s]*:)(?:[^@\\s]+@|[^@\\s'\"]+?(?=\\.\\.\\.|…))");

  private static final Duration END_LIMIT = Duration.ofSeconds(2);

  private final Python python;
  private final RunnerOptions options;
  private final List<Secret> secrets;
  private final CompletableFuture<Process> started = new CompletableFuture<>();

  /** The lines of answers; an empty one is the end. */
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

  private final Deque<String> lastLines = new ArrayDeque<>();
  private int requests;

  private PythonProcess(Python python, List<Secret> secrets, RunnerOptions options) {
    this.python = python;
    this.options = options;
    this.secrets = List.copyOf(secrets);
  }

  /**
   * Starts the program in a thread that lives as long as it: on Linux the child dies with the
   * thread that started it (prctl(2), PR_SET_PDEATHSIG).
   */
  static PythonProcess start(
      Python python, Path folder, List<Secret> secrets, RunnerOptions options) {
    var process = new PythonProcess(python, secrets, options);
    Thread.ofPlatform().daemon().name("python-answers").start(() -> process.runAndListen(folder));
    try {
      Process child = process.started.join();
      Thread.ofPlatform()
          .daemon()
          .name("python-output")
          .start(() -> process.drain(child.getErrorStream()));
      return process;
    } catch (CompletionException e) {
      throw process.notStarted(e.getCause());
    }
  }

  private void runAndListen(Path folder) {
    try {
      var builder = new ProcessBuilder(python.program().toString(), "-c", program());
      builder.environment().put("PYTHONUNBUFFERED", "1");
      Process child = builder.directory(folder.toFile()).start();
      started.complete(child);
      try (var lines = reader(child.getInputStream())) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          answers.add(line);
        }
      }
    } catch (IOException e) {
      started.completeExceptionally(e);
    } finally {
      answers.add("");
    }
  }

  /** Returns the program of Python: its files, one after the other. */
  private static String program() throws IOException {
    var program = new StringBuilder();
    for (String name : PROGRAM) {
      try (InputStream in = PythonProcess.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IOException("`%s` is missing in the archive".formatted(name));
        }
        program.append(new String(in.readAllBytes(), StandardCharsets.UTF_8)).append("\n\n");
      }
    }
    return program.toString();
  }

  private static BufferedReader reader(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  private void drain(InputStream errors) {
    try (var lines = reader(errors)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String shown = redacted(line);
        remember(shown);
        options.output().accept(shown);
      }
    } catch (IOException e) {
      remember("the output of Python was lost: " + FileReason.of(e));
    }
  }

  private synchronized void remember(String line) {
    lastLines.add(line);
    if (lastLines.size() > LINES_KEPT) {
      lastLines.remove();
    }
  }

  private synchronized List<String> remembered() {
    return List.copyOf(lastLines);
  }

  String redacted(String text) {
    String shown = PASSWORD_OF_URL.matcher(text).replaceAll("$1***@");
    for (Secret secret : secrets) {
      shown = secret.reveal().isEmpty() ? shown : shown.replace(secret.reveal(), "***");
    }
    return options.redactor().apply(shown);
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @param questions answers what Python asks in between; an exception of it ends the process
   * @param limit the time for the request, and for what follows each question
   * @throws Failure.Stopped if the process ends before, does not answer in time, or the thread is
   *     interrupted; then the process is ended
   */
  Json.Fields ask(
      String subject,
      Map<String, ?> request,
      Function<Json.Fields, Object> questions,
      Duration limit) {
    var numbered = new LinkedHashMap<String, Object>(request);
    numbered.put("id", ++requests);
    send(Json.write(numbered));
    Json.Fields line = read(subject, limit);
    while (line.text("ask").isPresent()) {
      send(Json.write(Map.of("answer", answer(line, questions))));
      line = read(subject, limit);
    }
    if (line.number("id") != requests) {
      throw answeredElse(subject);
    }
    return line;
  }

  private Object answer(Json.Fields question, Function<Json.Fields, Object> questions) {
    try {
      return questions.apply(question);
    } catch (RuntimeException e) {
      kill();
      throw e;
    }
  }

  private Json.Fields read(String subject, Duration limit) {
    Optional<String> line = await(subject, limit);
    if (line.isEmpty()) {
      kill();
      throw lost(
          "Python did not answer within %s while it ran %s.".formatted(shown(limit), subject));
    }
    if (line.get().isEmpty()) {
      answers.add("");
      throw lost("Python ended with exit code %d while it ran %s.".formatted(exit(), subject));
    }
    return Json.read(line.get()).orElseThrow(() -> answeredElse(subject));
  }

  private Failure.Stopped answeredElse(String subject) {
    return lost("Python answered something else while it ran " + subject + ".");
  }

  /** A process that has ended shows in the answer. */
  private void send(String line) {
    try {
      var out =
          new BufferedWriter(
              new OutputStreamWriter(child().getOutputStream(), StandardCharsets.UTF_8));
      out.write(line);
      out.write('\n');
      out.flush();
    } catch (IOException e) {
      remember("the request could not be sent: " + FileReason.of(e));
    }
  }

  private Optional<String> await(String subject, Duration limit) {
    try {
      return Optional.ofNullable(poll(limit));
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
      throw lost("Python was ended while it ran " + subject + ".");
    }
  }

  private @Nullable String poll(Duration limit) throws InterruptedException {
    return answers.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private int exit() {
    try {
      return child().waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
          ? child().exitValue()
          : -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private static String shown(Duration limit) {
    return limit.toSeconds() > 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }

  private Failure.Stopped lost(String message) {
    return new Failure.Stopped(
        Finding.error(Code.PYTHON_LOST, message)
            .note("Python was `%s`, found %s".formatted(python.program(), python.origin()))
            .notes(remembered(), LINES_KEPT)
            .help("Run the command again; it resumes from the journal."));
  }

  private Failure.Misconfigured notStarted(@Nullable Throwable cause) {
    String why = cause instanceof IOException e ? FileReason.of(e) : String.valueOf(cause);
    return new Failure.Misconfigured(
        Finding.error(
                Code.PYTHON_MISSING, "`%s` cannot be started: %s.".formatted(python.program(), why))
            .note("this Python was found " + python.origin())
            .help("Set `python` in `interlock.yml` to the Python of the project."));
  }

  private Process child() {
    return started.join();
  }

  /** Returns the process id. */
  long pid() {
    return child().pid();
  }

  void kill() {
    child().destroyForcibly();
  }

  /** Closes the input, which ends the program, and ends it by force if it does not. */
  @Override
  public void close() {
    try {
      child().getOutputStream().close();
    } catch (IOException e) {
      remember(new UncheckedIOException(e).toString());
    }
    if (exit() < 0) {
      kill();
    }
  }
}
