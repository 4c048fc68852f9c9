package dev.interlock.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs programs that refuse to run as root, such as PgBouncer, as the user {@code nobody} if this
 * process runs as root.
 */
final class Unprivileged {

  private static final String USER = "nobody";

  private Unprivileged() {}

  /** Lets the program read and write the folder. */
  static void give(Path folder) throws IOException {
    if (isRoot()) {
      var users = folder.getFileSystem().getUserPrincipalLookupService();
      Files.setOwner(folder, users.lookupPrincipalByName(USER));
    }
  }

  static String[] command(String... command) {
    var dropping =
        isRoot()
            ? List.of("setpriv", "--reuid=" + USER, "--regid=nogroup", "--clear-groups", "--")
            : List.<String>of();
    return Stream.concat(dropping.stream(), Stream.of(command)).toArray(String[]::new);
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
