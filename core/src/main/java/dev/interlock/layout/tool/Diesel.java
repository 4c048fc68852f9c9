package dev.interlock.layout.tool;

import dev.interlock.history.Commits;
import dev.interlock.history.Version;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Diesel: folders {@code <version>_<words>} with {@code up.sql}, {@code down.sql} and {@code
 * metadata.toml}. The version is the text before the first underscore, without hyphens, compared as
 * text; {@code run_in_transaction = false} runs both scripts without a transaction, and so does a
 * {@code metadata.toml} without that key (diesel_migrations/migrations_internals/src/lib.rs).
 */
public final class Diesel extends FolderTool {

  private static final Pattern TRUE =
      Pattern.compile("(?m)^\\s*run_in_transaction\\s*=\\s*true\\s*(#.*)?$");

  public Diesel() {
    super(
        "diesel",
        "Diesel",
        "up.sql",
        "Migrations are folders named `<version>_<words>` with `up.sql` and `down.sql`.",
        VersionStyle.HYPHENS,
        LedgerFormat.of(
            LedgerFormat.Match.EXACT, "__diesel_schema_migrations", "run_on:time version:text"));
  }

  @Override
  Optional<FileIdentity> ofFolder(String folder, FileIdentity.Role role) {
    int underscore = folder.indexOf('_');
    String written = underscore < 0 ? folder : folder.substring(0, underscore);
    String words = underscore < 0 ? "" : folder.substring(underscore + 1);
    String name = written.replace("-", "");
    return Version.isName(name)
        ? Optional.of(FileIdentity.of(Version.whole(name, written), words, role))
        : Optional.empty();
  }

  @Override
  public Optional<String> companion(String script) {
    return Optional.of("metadata.toml");
  }

  @Override
  public ScriptOptions options(byte[] script, Optional<ScriptOptions.Companion> companion) {
    return companion.isEmpty() || TRUE.matcher(companion.get().text()).find()
        ? ScriptOptions.DEFAULT
        : ScriptOptions.of(Commits.EACH);
  }
}
