package dev.interlock.cli.exec;

import dev.interlock.finding.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program that opens a file and a socket, and then becomes the command in its arguments. */
final class Become {

  private Become() {}

  static Process start(ProcessBuilder builder, String... command) throws IOException {
    builder
        .command()
        .addAll(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-MaxFDLimit",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Become.class.getName()));
    builder.command().addAll(List.of(command));
    return builder.start();
  }

  @SuppressWarnings("try") // The resources are leaked on purpose.
  public static void main(String[] command) throws IOException {
    var leak = Files.createTempFile("interlock-become", ".txt");
    leak.toFile().deleteOnExit();
    try (InputStream in = Files.newInputStream(leak);
        OutputStream out = Files.newOutputStream(leak);
        var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ProcessImage.of(List.of(command), System.getenv()).become();
    } catch (Failure failure) {
      var finding = failure.findings().getFirst();
      System.out.println(finding.code() + " " + finding.message());
      System.exit(2);
    }
  }
}
