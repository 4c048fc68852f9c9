package dev.interlock.postgresql.wire;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The two streams of one connection. The input begins to filter once the output has sent the
 * startup message.
 */
final class SessionStreams {

  private final AtomicBoolean started = new AtomicBoolean();

  OutputStream output(OutputStream output) {
    return new StartupOutput(output, started);
  }

  InputStream input(InputStream input) {
    return new StatusInput(input, started);
  }
}
