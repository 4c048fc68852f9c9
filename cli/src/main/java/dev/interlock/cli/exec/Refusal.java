package dev.interlock.cli.exec;

/**
 * The reason why the kernel did not start a program, from the error numbers of {@code execve(2)}
 * that Linux and macOS share.
 */
record Refusal(String what, String remedy) {

  static Refusal of(int errorNumber) {
    return switch (errorNumber) {
      case 2 ->
          new Refusal(
              "the interpreter or loader that it names does not exist.",
              "Install what its first line (`#!`) names, or a build of it for this C library.");
      case 7 ->
          new Refusal(
              "its arguments and environment are too long.",
              "Pass fewer or shorter arguments and variables.");
      case 8 ->
          new Refusal(
              "it is neither a program for this machine nor a script that begins with `#!`.",
              "Begin the script with `#!/bin/sh`, or use a build for this processor.");
      case 13 ->
          new Refusal(
              "this user may not execute it.",
              "Give the user execute permission on the file and its folders.");
      case 26 -> new Refusal("it is being written to.", "Wait until its file is complete.");
      default ->
          new Refusal(
              "the system answered with error " + errorNumber + ".",
              "Look the number up with `errno " + errorNumber + "`.");
    };
  }
}
