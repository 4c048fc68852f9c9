package dev.interlock.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartUpTest {

  @TempDir Path folder;

  @Test
  void doesNotTouchTheYamlLibraryWithoutAFile() throws Exception {
    assertThat(touchesYaml()).isFalse();
  }

  @Test
  void touchesTheYamlLibraryWithAFile() throws Exception {
    Files.writeString(folder.resolve("interlock.yml"), "log: json");

    assertThat(touchesYaml()).isTrue();
  }

  private boolean touchesYaml() throws Exception {
    try (var loader = new RecordingLoader()) {
      Method read =
          loader
              .loadClass(ConfigurationReader.class.getName())
              .getMethod("read", Path.class, Optional.class, Map.class, Map.class);
      read.invoke(null, folder, Optional.empty(), Map.of("INTERLOCK_LOG", "json"), new HashMap<>());
      return loader.sawYaml;
    }
  }

  /** Loads Interlock's classes itself and records the first request for the YAML library. */
  private static final class RecordingLoader extends URLClassLoader {

    private boolean sawYaml;

    RecordingLoader() {
      super(classPath(), ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      sawYaml |= name.startsWith("org.snakeyaml");
      return super.loadClass(name, resolve);
    }

    private static URL[] classPath() {
      return Arrays.stream(
              System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
          .map(Path::of)
          .map(StartUpTest::url)
          .toArray(URL[]::new);
    }
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }
}
