package dev.interlock.gate.context.dockerfile;

import java.util.List;

/**
 * One instruction of a Dockerfile, with its continuation lines joined.
 *
 * @param line 1-based number of its first line
 * @param keyword in upper case, such as {@code COPY}
 * @param flags the options in front, such as {@code --from=build}, in their order
 * @param arguments the text after the options
 * @param text the first line as it is written
 */
record Instruction(int line, String keyword, List<String> flags, String arguments, String text) {

  Instruction {
    flags = List.copyOf(flags);
  }
}
