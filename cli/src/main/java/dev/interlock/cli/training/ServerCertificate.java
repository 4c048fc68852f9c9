package dev.interlock.cli.training;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate for {@code localhost} that signs itself, made by the JDK's {@code keytool}. */
public final class ServerCertificate implements AutoCloseable {

  private static final String PASSWORD = "training";

  private static final List<String> KEYTOOL =
      List.of(
          "keytool -genkeypair -alias server -keyalg EC -dname CN=localhost -ext san=dns:localhost -validity 2 -storetype PKCS12"
              .split(" "));

  private final Path folder;
  private final String certificate;
  private final String key;

  private ServerCertificate(Path folder, String certificate, String key) {
    this.folder = folder;
    this.certificate = certificate;
    this.key = key;
  }

  /** Makes a certificate, which is valid for two days; closing deletes its file. */
  public static ServerCertificate make() throws Exception {
    var folder = Files.createTempDirectory("interlock-training");
    var store = folder.resolve("store.p12");
    var command = new ArrayList<>(KEYTOOL);
    command.set(0, Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-storepass", PASSWORD, "-keystore", store.toString()));
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException("keytool made no certificate");
    }
    var entries = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    var made =
        new ServerCertificate(
            folder,
            pem("CERTIFICATE", entries.getCertificate("server").getEncoded()),
            pem("PRIVATE KEY", entries.getKey("server", PASSWORD.toCharArray()).getEncoded()));
    Files.writeString(made.file(), made.certificate);
    return made;
  }

  private static String pem(String kind, byte[] content) {
    var lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----".formatted(kind, lines);
  }

  /** The file by which a client knows the server. */
  public Path file() {
    return folder.resolve("root.crt");
  }

  /**
   * Makes the server offer TLS from its next reload on. It writes the files itself: only their
   * owner may read the key, and the server runs as another user (PostgreSQL manual, section 18.9).
   */
  public void installBy(Statement statement) throws SQLException {
    write(statement, "server.crt", certificate);
    write(statement, "server.key", key);
    statement.execute("ALTER SYSTEM SET ssl = on");
  }

  /** A program of COPY runs in the data folder. */
  private static void write(Statement statement, String file, String text) throws SQLException {
    statement.execute(
        "COPY (SELECT string_to_table('%s', E'\\n')) TO PROGRAM 'umask 077; cat >%s'"
            .formatted(text, file));
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(folder.resolve("store.p12"));
    Files.deleteIfExists(file());
    Files.delete(folder);
  }
}
