package dev.interlock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the packed distribution, started the way users start it. */
class LauncherIT {

  private static final Path SHIPPED = Path.of("target", "interlock").toAbsolutePath();

  @TempDir Path folder;

  private final ProcessBuilder builder = new ProcessBuilder();

  @BeforeEach
  void everyOutputCounts() {
    builder.redirectErrorStream(true);
    builder.environment().remove("JAVA_HOME");
    builder.environment().remove("INTERLOCK_JAVA_HOME");
  }

  @Test
  void startsThroughSymbolicLinksFromAnyFolder() throws Exception {
    var relative = folder.relativize(SHIPPED.resolve("bin/interlock"));
    Files.createSymbolicLink(folder.resolve("first"), relative);
    Files.createSymbolicLink(folder.resolve("second"), Path.of("first"));
    builder.directory(new File("/"));

    assertThat(printed(folder.resolve("second"))).startsWith("interlock ");
  }

  @Test
  void loadsItsClassesFromTheCache() throws Exception {
    builder.environment().put("INTERLOCK_JAVA_OPTIONS", "-Xlog:class+load:stdout");

    assertThat(printed(SHIPPED.resolve("bin/interlock")))
        .containsPattern("dev\\.interlock\\.cli\\.Main source: shared objects file");
  }

  @Test
  void saysNothingOfCacheThatIsBrokenOrMissing() throws Exception {
    var copy = copyOfDistribution();
    var cache = copy.resolve("lib/interlock.aot");

    Files.writeString(cache, "no cache");
    assertThat(printed(copy.resolve("bin/interlock"))).matches("interlock [^\n]*\n");

    Files.delete(cache);
    assertThat(printed(copy.resolve("bin/interlock"))).matches("interlock [^\n]*\n");
  }

  @Test
  void runsTheCodeOfJarThatWasReplacedAfterTheCacheWasMade() throws Exception {
    builder.environment().put("INTERLOCK_JAVA_OPTIONS", "-Xlog:class+load:stdout");
    var copy = copyOfDistribution();
    var jar = copy.resolve("lib/interlock-cli.jar");
    var cache = Files.getLastModifiedTime(copy.resolve("lib/interlock.aot"));
    Files.setLastModifiedTime(jar, FileTime.from(cache.toInstant().plusSeconds(1)));

    assertThat(printed(copy.resolve("bin/interlock")))
        .containsPattern("dev\\.interlock\\.cli\\.Main source: .*interlock-cli\\.jar");
  }

  @Test
  void keepsOptionsOfTheServiceAwayFromItsOwnJvm() throws Exception {
    builder.environment().put("JAVA_TOOL_OPTIONS", "-javaagent:/nowhere.jar");
    builder.environment().put("JDK_JAVA_OPTIONS", "-javaagent:/nowhere.jar");
    builder.environment().put("_JAVA_OPTIONS", "-Xnonsense");

    assertThat(printed(SHIPPED.resolve("bin/interlock"))).matches("interlock [^\n]*\n");
  }

  @Test
  void ignoresJavaHomeThatIsTooOldAndRefusesOneNamedForIt() throws Exception {
    var old = Files.createDirectories(folder.resolve("old"));
    Files.createDirectories(old.resolve("bin"));
    Files.createSymbolicLink(old.resolve("bin/java"), Path.of("/bin/false"));
    Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"21.0.4\"\n");

    builder.environment().put("JAVA_HOME", old.toString());
    assertThat(printed(SHIPPED.resolve("bin/interlock"))).startsWith("interlock ");

    builder.environment().put("INTERLOCK_JAVA_HOME", old.toString());
    assertThat(printed(SHIPPED.resolve("bin/interlock")))
        .endsWith("which is not a Java 25 or newer.\n");
  }

  private String printed(Path launcher) throws IOException {
    builder.command(launcher.toString(), "--version");
    var output = builder.start().getInputStream().readAllBytes();
    return new String(output, StandardCharsets.UTF_8);
  }

  private Path copyOfDistribution() throws IOException, InterruptedException {
    var copy = folder.resolve("copy");
    var copying = new ProcessBuilder("cp", "-Rp", SHIPPED.toString(), copy.toString()).start();
    assertThat(copying.waitFor()).isZero();
    return copy;
  }
}
