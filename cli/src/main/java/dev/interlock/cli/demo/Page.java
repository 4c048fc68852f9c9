package dev.interlock.cli.demo;

import dev.interlock.finding.text.Ink;
import java.io.PrintStream;

/** The demo's own output, between the lines of the programs that it starts. */
final class Page {

  private static final int WIDTH = 80;

  private final PrintStream out;
  private final Ink ink;
  private int step;
  private boolean gap;

  Page(PrintStream out, Ink ink) {
    this.out = out;
    this.ink = ink;
  }

  /** The heading of the next step. */
  void step(String title) {
    step++;
    var words = "━━ %d  %s ".formatted(step, title);
    gap();
    line(ink.blue(words + "━".repeat(Math.max(0, WIDTH - words.length()))));
    gap();
  }

  void heading(String title) {
    gap();
    line(ink.bold(title));
    gap();
  }

  /** A paragraph. */
  void say(String text) {
    gap();
    text.lines().forEach(this::line);
  }

  /** A command line as the reader would type it. Its own output follows. */
  void command(String line) {
    gap();
    line(ink.green("$ ") + ink.bold(line));
    out.flush();
  }

  /** The content of a file. */
  void file(String name, String text) {
    gap();
    line("  " + ink.bold(name));
    text.lines().forEach(sql -> line(ink.faint("  │ ") + sql));
  }

  /** A promise of the demo that was verified. */
  void proven(String what) {
    line(ink.green("✓ ") + what);
  }

  /** A verified promise, with the service's answer. */
  void proven(String what, String answer) {
    proven(what);
    line(ink.faint("  " + answer));
  }

  void failed(String what) {
    line(ink.red("✗ ") + what);
  }

  private void line(String text) {
    out.println(text);
    gap = false;
  }

  /** Notes that a program has written below the last line. */
  void written() {
    gap = false;
  }

  /** Prints one empty line, even if it is called repeatedly. */
  void gap() {
    if (!gap) {
      out.println();
      gap = true;
    }
  }
}
