package dev.interlock.ledger;

import dev.interlock.history.ScriptFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Computes other tools' checksums of migration files. */
public final class ForeignChecksum {

  private static final String BOM = "\uFEFF";

  private ForeignChecksum() {}

  /**
   * Returns the checksum that the tool writes for a file: Flyway's is the CRC-32 of its lines
   * without line ends (ChecksumCalculator), for a repeatable with the values of its placeholders;
   * sqlx's is the SHA-384 (sqlx-core, migration.rs), Prisma's the SHA-256 (schema-connector,
   * checksum.rs).
   *
   * @return empty for a tool without checksums
   */
  public static Optional<String> of(Runner runner, ScriptFile file) {
    return switch (runner) {
      case FLYWAY ->
          Optional.of(crc32(file.hasContentOfItsOwn() ? file.script().text() : file.source()));
      case SQLX -> Optional.of(hash("SHA-384", file.source()));
      case PRISMA -> Optional.of(file.raw().hex());
      case GOLANG_MIGRATE, DBMATE, GOOSE, DIESEL -> Optional.empty();
    };
  }

  /** Whether a checksum matches a file, also if a checkout changed its line ends. */
  public static boolean fits(Runner runner, String checksum, ScriptFile file) {
    String said = checksum.toLowerCase(Locale.ROOT);
    if (of(runner, file).filter(said::equals).isPresent()) {
      return true;
    }
    return switch (runner) {
      case SQLX -> variants(file).anyMatch(text -> hash("SHA-384", text).equals(said));
      case PRISMA -> variants(file).anyMatch(text -> hash("SHA-256", text).equals(said));
      case FLYWAY -> crc32(file.source()).equals(said);
      case GOLANG_MIGRATE, DBMATE, GOOSE, DIESEL -> true;
    };
  }

  private static Stream<String> variants(ScriptFile file) {
    String text = file.source();
    String unix = text.replace("\r\n", "\n");
    return Stream.of(BOM + text, unix, unix.replace("\n", "\r\n"));
  }

  private static String crc32(String text) {
    var crc = new CRC32();
    text.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
    return String.valueOf((int) crc.getValue());
  }

  private static String hash(String algorithm, String text) {
    try {
      var digest = MessageDigest.getInstance(algorithm);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has " + algorithm + ".", e);
    }
  }
}
