package dev.interlock.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.AttributeChange;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.effect.LockMode;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.RowCounts;
import dev.interlock.effect.Seal;
import dev.interlock.effect.StatementEffect;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.Checksum;
import dev.interlock.history.Directives;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Program.Captured;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.Substitution;
import dev.interlock.history.Version;
import dev.interlock.script.ReplacedText;
import dev.interlock.script.ScriptSplitter;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import dev.interlock.script.token.TableUse;
import dev.interlock.script.token.TokenSequence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealFolderTest {

  @TempDir private Path folder;

  @Test
  void readsWhatItWrote() {
    var seal = seal();
    assertThat(SealJson.read(SealJson.write(seal))).isEqualTo(seal);
    sealed().write(List.of(seal));
    assertThat(sealed().read(history("SELECT 1")).seals()).containsExactly(seal);
  }

  @Test
  void writesTheSameBytesAgainAndSaysSo() throws IOException {
    assertThat(sealed().write(List.of(seal())).written()).containsExactly("V1.json");
    var first = Files.readAllBytes(folder.resolve("V1.json"));
    assertThat(sealed().write(List.of(seal())).isNothing()).isTrue();
    assertThat(Files.readAllBytes(folder.resolve("V1.json"))).isEqualTo(first);
  }

  @Test
  void removesTheSealOfAMigrationThatIsGone() throws IOException {
    Files.writeString(folder.resolve("V0.json"), "{}");
    Files.writeString(folder.resolve("README.md"), "kept");
    assertThat(sealed().write(List.of(seal())).removed()).containsExactly("V0.json");
    assertThat(folder.resolve("README.md")).exists();
  }

  @Test
  void findsASealMissing() {
    assertThat(codes("SELECT 1")).containsExactly(Code.SEAL_MISSING);
  }

  @Test
  void findsASealOfOtherStatements() {
    sealed().write(List.of(seal()));
    assertThat(codes("SELECT 2")).containsExactly(Code.SEAL_STALE);
  }

  @Test
  void takesASealOfTheSameStatementsInOtherBytes() {
    sealed().write(List.of(seal()));
    assertThat(codes("SELECT 1 ")).isEmpty();
  }

  @Test
  void findsWhatIsNoSeal() throws IOException {
    for (String text : List.of("", "[]", "{", "{}", "{\"migration\": 3}", "{} {}", "null")) {
      Files.writeString(folder.resolve("V1.json"), text);
      assertThat(codes("SELECT 1")).as(text).containsExactly(Code.SEAL_STALE);
    }
  }

  /** A seal holds the values of placeholders of its replay, and fits no others (S6). */
  @Test
  void fitsTheValuesOfPlaceholdersOnly() {
    var sql = migration("SELECT '${env}'");
    Seal plain = seal();
    MigrationEffect effect = plain.effect();
    var seal =
        new Seal(
            plain.server(),
            new MigrationEffect(
                sql.id(),
                sql.raw(),
                sql.statements(),
                new TreeMap<>(Map.of("env", "prod")),
                effect.before(),
                effect.after(),
                effect.changes(),
                effect.parts()));
    sealed().write(List.of(seal));
    assertThat(SealJson.read(SealJson.write(seal))).isEqualTo(seal);
    assertThat(SealJson.write(seal)).contains("\"placeholders\": {\"env\": \"prod\"},");
    assertThat(sealed().read(valued(sql, "prod")).findings()).isEmpty();
    assertThat(sealed().read(valued(sql, "dev")).findings())
        .extracting(Finding::message)
        .containsExactly(
            "the seal of `V1` does not match the migration: it was made with a different value of `env`.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "DROP TABLE t;", "SELECT 'a\r\nb';\n\nSELECT '\"\u2028';\n"})
  void keepsEveryCharacterOfAProgramsStatements(String script) {
    var sent = new Captured("PostgreSQL 18", script, List.of("it reads `t`"));
    var seal = new Seal("PostgreSQL 18", seal().effect(), Optional.of(sent), Optional.empty());
    assertThat(SealJson.read(SealJson.write(seal))).isEqualTo(seal);
  }

  private static History valued(Migration migration, String value) {
    Substitution values =
        (path, text) ->
            new ReplacedText(
                text,
                text.replace("${env}", value),
                List.of(new ReplacedText.Replacement("env", value, 8, 6, 8, Optional.of(value))));
    var up = migration.up().with(values, migration.raw());
    return History.of(
        List.of(
            new Migration(
                migration.id(), migration.description(), List.of(), up, Optional.empty())),
        List.of());
  }

  private SealFolder sealed() {
    return new SealFolder(folder, "db/seal");
  }

  private List<Code> codes(String sql) {
    return sealed().read(history(sql)).findings().stream().map(Finding::code).toList();
  }

  private static Seal seal() {
    var table =
        CatalogObject.of(
            ObjectId.of(ObjectKind.TABLE, "public", "ünï \"t\""), Map.of("options", "a\nb"));
    var column = ObjectId.of(ObjectKind.COLUMN, "public", "t", "c");
    var index = ObjectId.unnamed(ObjectKind.INDEX, List.of("public", "t"), "btree (c)");
    List<Change> changes =
        List.of(
            new Change.Created(table),
            new Change.Altered(
                column,
                List.of(
                    new AttributeChange("type", Optional.of("integer"), Optional.of("bigint")),
                    new AttributeChange("default", Optional.of("1"), Optional.empty()),
                    new AttributeChange("not null", Optional.empty(), Optional.of("yes")))),
            new Change.Dropped(
                CatalogObject.of(index, Map.of("valid", "no"), Map.of("name", "t_c_idx"))));
    var part =
        new StatementEffect(
            3,
            false,
            changes,
            new TreeMap<>(Map.of("public.t", LockMode.SHARE_UPDATE_EXCLUSIVE)),
            new TreeSet<>(List.of("public.t")),
            new TreeSet<>(List.of("public.t", "public.u")),
            new TreeMap<>(Map.of("public.t", new RowCounts(1, 0, 7))));
    Migration migration = migration("SELECT 1");
    var effect =
        new MigrationEffect(
            migration.id(),
            migration.raw(),
            migration.statements(),
            Catalog.empty().fingerprint(),
            Catalog.of(List.of(table)).fingerprint(),
            Change.net(changes),
            List.of(part, StatementEffect.ofChanges(9, List.of())));
    return new Seal("PostgreSQL 18", effect);
  }

  private static History history(String sql) {
    return History.of(List.of(migration(sql)), List.of());
  }

  private static Migration migration(String sql) {
    var directives =
        new Directives(
            Optional.empty(), List.of(), Optional.empty(), Optional.empty(), List.of(), List.of());
    var raw = Checksum.of(sql.getBytes(StandardCharsets.UTF_8));
    var file = new ScriptFile("V1__a.sql", raw, directives, () -> sql, new OneStatement());
    return new Migration(
        MigrationId.of(Version.parse("1")), "a", List.of(), file, Optional.empty());
  }

  /** Splits a text into one statement, without the white space around it. */
  private record OneStatement() implements ScriptSplitter {
    @Override
    public List<Statement> split(String text) {
      return List.of(Statement.of(text.strip(), 0, StatementKind.ORDINARY));
    }

    @Override
    public TokenSequence tokens(String statement) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String canonical(String statement) {
      return statement;
    }

    @Override
    public Set<String> secrets(String sql) {
      return Set.of();
    }

    @Override
    public TableUse use(String statement, String table) {
      return TableUse.NONE;
    }
  }
}
