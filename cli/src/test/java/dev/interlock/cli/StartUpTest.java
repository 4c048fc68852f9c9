package dev.interlock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.project.configuration.ConfigurationReader;
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

  @Test
  void leavesTheClassesOfTheVerificationUnloaded() throws Exception {
    Files.writeString(
        folder.resolve("interlock.yml"), "verify: {requests: [{get: /health}], openapi: true}");

    assertThat(touches("dev.interlock.gate.verify.")).isFalse();
  }

  @Test
  void loadsTheLayoutOfDiagramsOnlyForAPage() throws Exception {
    assertThat(rendersWithElk("JSON")).isFalse();
    assertThat(rendersWithElk("HTML")).isTrue();
  }

  /** Whether the rendering of a report with a schema loads a class of ELK. */
  private boolean rendersWithElk(String format) throws Exception {
    try (var loader = new RecordingLoader("org.eclipse.elk.")) {
      loader
          .loadClass("dev.interlock.cli.report.ReportWithSchema")
          .getMethod("render", String.class)
          .invoke(null, format);
      return loader.sawOne;
    }
  }

  private boolean touchesYaml() throws Exception {
    return touches("org.snakeyaml");
  }

  /** Whether reading the configuration loads a class whose name begins so. */
  private boolean touches(String prefix) throws Exception {
    try (var loader = new RecordingLoader(prefix)) {
      Method read =
          loader
              .loadClass(ConfigurationReader.class.getName())
              .getMethod("read", Path.class, Optional.class, Optional.class, Map.class, Map.class);
      read.invoke(
          null,
          folder,
          Optional.empty(),
          Optional.empty(),
          Map.of("INTERLOCK_LOG", "json"),
          new HashMap<>());
      return loader.sawOne;
    }
  }

  /** Loads Interlock's classes itself and records whether a class of a prefix is asked for. */
  private static final class RecordingLoader extends URLClassLoader {

    private final String prefix;
    private boolean sawOne;

    RecordingLoader(String prefix) {
      super(classPath(), ClassLoader.getPlatformClassLoader());
      this.prefix = prefix;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      sawOne |= name.startsWith(prefix);
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
