package dev.interlock.embedded;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Options of one server. Immutable; each method returns a changed copy.
 *
 * @param dataFolder the folder of the data; absent for a temporary folder
 * @param durability the value of the data
 * @param loopback the port on 127.0.0.1; the Unix-domain socket always exists
 * @param settings further server settings by name, which override those of the durability
 */
public record ServerOptions(
    @Nullable Path dataFolder,
    Durability durability,
    LoopbackPort loopback,
    Map<String, String> settings) {

  public ServerOptions {
    dataFolder = dataFolder == null ? null : dataFolder.toAbsolutePath().normalize();
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    if (durability == Durability.KEPT && dataFolder == null) {
      throw new IllegalArgumentException("data that is kept needs a folder");
    }
  }

  /** Returns options for a temporary server on a Unix-domain socket that leaves no files. */
  public static ServerOptions throwAway() {
    return new ServerOptions(null, Durability.THROW_AWAY, new LoopbackPort.None(), Map.of());
  }

  /**
   * Returns options for a crash-safe server on a Unix-domain socket whose data remains in that
   * folder.
   */
  public static ServerOptions kept(Path dataFolder) {
    return new ServerOptions(dataFolder, Durability.KEPT, new LoopbackPort.None(), Map.of());
  }

  /** Keeps the data in that folder while the server runs. */
  public ServerOptions inFolder(Path folder) {
    return new ServerOptions(folder, durability, loopback, settings);
  }

  /** Also listens on a free port of 127.0.0.1. */
  public ServerOptions onLoopback() {
    return new ServerOptions(dataFolder, durability, new LoopbackPort.Free(), settings);
  }

  /** Also listens on that port of 127.0.0.1. */
  public ServerOptions onLoopback(int port) {
    return new ServerOptions(dataFolder, durability, new LoopbackPort.Fixed(port), settings);
  }

  /** Adds a server setting, such as {@code max_connections} and {@code 300}. */
  public ServerOptions with(String setting, String value) {
    var more = new TreeMap<>(settings);
    more.put(setting, value);
    return new ServerOptions(dataFolder, durability, loopback, more);
  }
}
