package dev.interlock.layout.tool;

import dev.interlock.history.Printable;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Recognises migrations that are programs by the extensions of their names. */
final class Languages {

  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          Map.entry("bat", "a command file"),
          Map.entry("class", "Java"),
          Map.entry("clj", "Clojure"),
          Map.entry("cmd", "a command file"),
          Map.entry("cs", "C#"),
          Map.entry("cjs", "JavaScript"),
          Map.entry("cts", "TypeScript"),
          Map.entry("ex", "Elixir"),
          Map.entry("exs", "Elixir"),
          Map.entry("go", "Go"),
          Map.entry("groovy", "Groovy"),
          Map.entry("java", "Java"),
          Map.entry("js", "JavaScript"),
          Map.entry("kt", "Kotlin"),
          Map.entry("kts", "Kotlin"),
          Map.entry("mjs", "JavaScript"),
          Map.entry("mts", "TypeScript"),
          Map.entry("php", "PHP"),
          Map.entry("ps1", "PowerShell"),
          Map.entry("py", "Python"),
          Map.entry("rb", "Ruby"),
          Map.entry("rs", "Rust"),
          Map.entry("scala", "Scala"),
          Map.entry("sh", "shell script"),
          Map.entry("bash", "shell script"),
          Map.entry("ts", "TypeScript"));

  private Languages() {}

  /**
   * Returns the reason for a program directly in the folder.
   *
   * @param names a regular expression for the names of migrations
   */
  static Optional<Misnamed> program(FoundFile file, String names) {
    String name = file.name();
    boolean isMeant =
        file.depth() == 0
            && name.matches("(?s)" + names)
            && !name.contains("_test.")
            && Printable.isPrintable(name);
    return isMeant ? language(name).map(Misnamed.Program::new) : Optional.empty();
  }

  private static Optional<String> language(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 || name.endsWith(".d.ts")
        ? Optional.empty()
        : Optional.ofNullable(BY_ENDING.get(name.substring(dot + 1).toLowerCase(Locale.ROOT)));
  }
}
