package dev.interlock.acceptance;

import dev.interlock.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs command lines in this process, which takes milliseconds. Not for commands that start a
 * service: this process would become it.
 */
final class InProcess {

  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();

  /** The exit code and the separate streams of one command. */
  record Answer(int exit, String out, String err) {

    /** The output of both streams. */
    String all() {
      return out + err;
    }
  }

  InProcess(Path folder, String url) {
    this.folder = folder;
    environment.put("DATABASE_URL", url);
    environment.put("INTERLOCK_SHADOW", url);
  }

  void set(String variable, String value) {
    environment.put(variable, value);
  }

  void write(String name, String content) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  /** Runs a command in the folder; the list needs no quoting. */
  Answer run(List<String> words) {
    var all = new ArrayList<>(List.of("-C", folder.toString()));
    all.addAll(words);
    return runAsIs(all);
  }

  Answer run(String words) {
    return run(List.of(words.split(" ", -1)));
  }

  /** Runs a command without naming the folder. */
  Answer runAsIs(List<String> words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exit =
        Main.run(
            environment,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            words.toArray(String[]::new));
    return new Answer(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
