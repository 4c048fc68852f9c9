package dev.interlock.cli.project;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The person at the terminal, if there is one. */
public final class Terminal {

  /** Set by the launcher, which can find out without loading a class. */
  private static final String PROPERTY = "interlock.terminal";

  private Terminal() {}

  /** Whether both input and output are a terminal. */
  public static boolean isInteractive() {
    return Boolean.getBoolean(PROPERTY);
  }

  /** Asks for one line; empty at the end of input. */
  public static Optional<String> ask(String question) {
    System.err.print(question);
    System.err.flush();
    try {
      var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      return Optional.ofNullable(in.readLine()).map(String::strip);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
