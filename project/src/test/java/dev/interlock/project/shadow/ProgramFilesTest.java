package dev.interlock.project.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.history.Checksum;
import java.lang.module.ModuleDescriptor;
import org.junit.jupiter.api.Test;

final class ProgramFilesTest {

  private static final String BUILD = "0123456789abcdef".repeat(4);

  @Test
  void moduleOfRuntimeIsKnownByItsBuild() {
    var module =
        ModuleDescriptor.newModule("dev.interlock").version("1.0-SNAPSHOT+" + BUILD).build();
    assertThat(ProgramFiles.build(module)).contains(new Checksum(BUILD));
  }

  @Test
  void moduleWithoutBuildIsNotKnown() {
    var module = ModuleDescriptor.newModule("dev.interlock").version("1.0").build();
    assertThat(ProgramFiles.build(module)).isEmpty();
    assertThat(ProgramFiles.build(ModuleDescriptor.newModule("dev.interlock").build())).isEmpty();
  }
}
