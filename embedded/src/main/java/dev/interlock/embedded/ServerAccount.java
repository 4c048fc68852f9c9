package dev.interlock.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The account that PostgreSQL runs under: that of this process, or {@code nobody} if this process
 * runs as root, because PostgreSQL refuses to run as root (manual, section 18.1).
 *
 * @param owner required owner of the server's files; absent for this process' account
 * @param setpriv the tool that changes the account and ends the server together with this process
 * @param runuser the second choice, which can only change the account
 * @param setsid the tool that detaches the server from the terminal
 */
record ServerAccount(
    @Nullable UserPrincipal owner,
    @Nullable Path setpriv,
    @Nullable Path runuser,
    @Nullable Path setsid) {

  private static final String NOBODY = "nobody";

  static ServerAccount detect() {
    var setpriv = tool("setpriv");
    var runuser = tool("runuser");
    var setsid = tool("setsid");
    if (!isRoot()) {
      return new ServerAccount(null, setpriv, runuser, setsid);
    }
    if (setpriv == null && runuser == null) {
      throw new EmbeddedPostgresException(
          "PostgreSQL refuses to run as root, and neither `setpriv` nor `runuser` is installed to change the account.",
          "Install util-linux, or run as another user.");
    }
    return new ServerAccount(nobody(), setpriv, runuser, setsid);
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static UserPrincipal nobody() {
    try {
      return Path.of("/")
          .getFileSystem()
          .getUserPrincipalLookupService()
          .lookupPrincipalByName(NOBODY);
    } catch (IOException e) {
      throw new EmbeddedPostgresException(
          "PostgreSQL refuses to run as root, and this system has no user `nobody`.",
          "Run as another user.",
          e);
    }
  }

  /** Finds a tool; Busybox' tools of the same name lack the options, so they do not count. */
  private static @Nullable Path tool(String name) {
    var folders = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
    return Stream.concat(
            Stream.of(folders.split(File.pathSeparator)), Stream.of("/usr/sbin", "/sbin"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .filter(tool -> name.equals("setsid") || !isBusybox(tool))
        .findFirst()
        .orElse(null);
  }

  private static boolean isBusybox(Path tool) {
    try {
      return tool.toRealPath().endsWith("busybox");
    } catch (IOException e) {
      return true;
    }
  }

  /** Returns the command line that runs under that account. */
  List<String> command(List<String> command) {
    return prefixed(asServer(), command);
  }

  /**
   * Returns the command line that runs under that account and ends with the thread that starts it.
   */
  List<String> boundCommand(List<String> command) {
    if (setpriv == null) {
      return command(command);
    }
    var prefix = new ArrayList<>(owner == null ? List.of(setpriv.toString()) : asServer());
    // INT requests a fast shutdown; TERM would wait for clients that outlive this process.
    prefix.addAll(List.of("--pdeathsig", "INT"));
    return prefixed(prefix, command);
  }

  /**
   * Returns the command line that runs under that account in its own session, where no Ctrl+C of
   * this terminal reaches it.
   */
  List<String> detachedCommand(List<String> command) {
    return detached(command(command));
  }

  /** Returns the command line that runs under this process' account in its own session. */
  List<String> detached(List<String> command) {
    return setsid == null ? command : prefixed(List.of(setsid.toString()), command);
  }

  private List<String> asServer() {
    if (owner == null) {
      return List.of();
    }
    if (setpriv != null) {
      return List.of(
          setpriv.toString(), "--reuid=" + NOBODY, "--regid=" + groupOfNobody(), "--clear-groups");
    }
    return List.of(String.valueOf(runuser), "-u", NOBODY, "--");
  }

  /**
   * The group of the account {@code nobody}: {@code nogroup} on Debian, {@code nobody} elsewhere.
   */
  private static String groupOfNobody() {
    try {
      return Path.of("/")
          .getFileSystem()
          .getUserPrincipalLookupService()
          .lookupPrincipalByGroupName("nogroup")
          .getName();
    } catch (IOException e) {
      return NOBODY;
    }
  }

  private static List<String> prefixed(List<String> prefix, List<String> command) {
    return Stream.concat(prefix.stream(), command.stream()).toList();
  }

  /** Makes the server the owner of the file or folder, but not of a folder's content. */
  void own(Path file) throws IOException {
    if (owner != null) {
      Files.setOwner(file, owner);
    }
  }

  /**
   * Whether the server's account can reach that folder; path elements that do not exist yet count
   * as reachable.
   */
  boolean canReach(Path folder) {
    if (owner == null) {
      return true;
    }
    return Stream.iterate(folder.toAbsolutePath().normalize(), Path::getParent)
        .takeWhile(part -> part != null)
        .filter(Files::isDirectory)
        .allMatch(this::canEnter);
  }

  private boolean canEnter(Path folder) {
    try {
      return Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)
          || Files.getOwner(folder).equals(owner);
    } catch (IOException e) {
      return false;
    }
  }
}
