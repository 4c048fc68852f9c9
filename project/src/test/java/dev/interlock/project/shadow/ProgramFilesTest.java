package dev.interlock.project.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import org.junit.jupiter.api.Test;

final class ProgramFilesTest {

  private static final String BUILD = "0123456789abcdef";

  @Test
  void moduleOfRuntimeIsKnownByItsBuild() {
    assertThat(ProgramFiles.build(module("1.0+" + BUILD))).isPresent();
    assertThat(ProgramFiles.build(module("1.0+" + BUILD)))
        .isEqualTo(ProgramFiles.build(module("1.0+" + BUILD)))
        .isNotEqualTo(ProgramFiles.build(module("1.0+" + BUILD.replace('0', '1'))));
  }

  @Test
  void moduleWithoutBuildIsNotKnown() {
    assertThat(ProgramFiles.build(module("1.0"))).isEmpty();
    assertThat(ProgramFiles.build(ModuleDescriptor.newModule("dev.interlock").build())).isEmpty();
  }

  private static ModuleDescriptor module(String version) {
    return ModuleDescriptor.newModule("dev.interlock").version(version).build();
  }
}
