package dev.interlock.acceptance.requirement;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * A test that shows requirements.
 *
 * @param file the folder of cases or the source file of a class, relative to the repository
 * @param ids the requirements that it names
 * @param result what it gives if the requirement holds
 */
record Evidence(Path file, List<String> ids, String result) {

  /** Cases before classes, because a case can be read without Java. */
  static final Comparator<Evidence> ORDER =
      Comparator.comparing(Evidence::isClass).thenComparing(Evidence::name);

  Evidence {
    ids = List.copyOf(ids);
  }

  private boolean isClass() {
    return file.toString().endsWith(".java");
  }

  /** The name of the class, or the path of the case below {@code acceptance/cases}. */
  String name() {
    return isClass()
        ? file.getFileName().toString().replace(".java", "")
        : file.subpath(2, file.getNameCount()).toString();
  }

  /** A link from a page in {@code docs}. */
  String link() {
    return "[%s](../%s)".formatted(name(), file);
  }
}
