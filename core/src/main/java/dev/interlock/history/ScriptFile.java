package dev.interlock.history;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.script.ReplacedText;
import dev.interlock.script.Script;
import dev.interlock.script.ScriptSplitter;
import dev.interlock.script.token.TableUse;
import dev.interlock.script.token.UnsplittableScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One SQL file of a migration, or a section of one, or a {@link Program}. Its checksum and
 * directives are known from the first reading; its text is read again and split on demand, so a
 * database at head costs no splitting. Effectively immutable and thread-safe.
 */
public final class ScriptFile {

  private final String path;
  private final Checksum raw;
  private final Directives directives;
  private final Commits commits;
  private final Supplier<String> text;
  private final ScriptSplitter splitter;
  private final Substitution substitution;
  private final Checksum content;
  private final Optional<Program> program;
  private volatile @Nullable Script script;
  private volatile @Nullable Checksum statements;

  /** Creates a file whose statements commit together. */
  public ScriptFile(
      String path,
      Checksum raw,
      Directives directives,
      Supplier<String> text,
      ScriptSplitter splitter) {
    this(path, raw, directives, Commits.TOGETHER, text, splitter);
  }

  /**
   * @param path as the user would write it, safe to print
   * @param raw the checksum of the whole file's bytes
   * @param commits the grouping of its statements into transactions
   * @param text reads the file's text, with spaces in place of other sections; throws {@link
   *     Failure.Refused} if that fails
   */
  public ScriptFile(
      String path,
      Checksum raw,
      Directives directives,
      Commits commits,
      Supplier<String> text,
      ScriptSplitter splitter) {
    this(path, raw, directives, commits, text, splitter, Substitution.NONE, raw, Optional.empty());
  }

  private ScriptFile(
      String path,
      Checksum raw,
      Directives directives,
      Commits commits,
      Supplier<String> text,
      ScriptSplitter splitter,
      Substitution substitution,
      Checksum content,
      Optional<Program> program) {
    this.path = path;
    this.raw = raw;
    this.directives = directives;
    this.commits = commits;
    this.text = text;
    this.splitter = splitter;
    this.substitution = substitution;
    this.content = content;
    this.program = program;
  }

  /**
   * Creates the file of a program. Its script is what the program sends, if that is known.
   *
   * @param path as the user would write it, safe to print
   * @param raw the checksum of the whole file's bytes
   */
  public static ScriptFile of(
      String path, Checksum raw, Directives directives, Program program, ScriptSplitter splitter) {
    return new ScriptFile(
        path,
        raw,
        directives,
        Commits.TOGETHER,
        () -> sent(path, program),
        splitter,
        Substitution.NONE,
        raw,
        Optional.of(program));
  }

  private static String sent(String path, Program program) {
    return program
        .captured()
        .map(Program.Captured::script)
        .orElseThrow(() ->
            new Failure.Refused(
                Finding.error(
                        Code.PROGRAM_UNKNOWN,
                        "the statements of `%s` are unknown until it has run on a shadow database."
                            .formatted(path))
                    .at(Place.file(path))
                    .help(
                        "Run `interlock seal` where Python and a shadow database are available.")));
  }

  /**
   * Returns a copy with placeholders.
   *
   * @param other the substitution, applied when the script is read
   * @param runsAgain the new {@link #content}
   */
  public ScriptFile with(Substitution other, Checksum runsAgain) {
    return new ScriptFile(
        path, raw, directives, commits, text, splitter, other, runsAgain, program);
  }

  /** Returns the path as the user would write it, safe to print. */
  public String path() {
    return path;
  }

  /** Returns the hash of the file's bytes. */
  public Checksum raw() {
    return raw;
  }

  /**
   * Returns the checksum that a ledger stores, a change of which makes a repeatable run again: the
   * hash of the bytes, for a repeatable including the values of its placeholders, as in Flyway.
   */
  public Checksum content() {
    return content;
  }

  /**
   * Whether {@link #content} differs from the hash of the bytes, so that a repeatable can run again
   * without a change of its file.
   */
  public boolean hasContentOfItsOwn() {
    return !content.equals(raw);
  }

  /**
   * Returns the values of placeholders by name, as far as they may be stored.
   *
   * @throws Failure.Refused as {@link #script} does
   */
  public SortedMap<String, String> placeholders() {
    var values = new TreeMap<String, String>();
    if (hasPlaceholders()) {
      for (ReplacedText.Replacement replacement : script().source().replacements()) {
        replacement.kept().ifPresent(value -> values.put(replacement.name(), value));
      }
    }
    return values;
  }

  /** Whether the text may have placeholders. */
  public boolean hasPlaceholders() {
    return !substitution.equals(Substitution.NONE);
  }

  public Directives directives() {
    return directives;
  }

  /** Returns the program, if the file is one. */
  public Optional<Program> program() {
    return program;
  }

  /**
   * Whether only the file's own program can run on a server.
   *
   * @param server product and major version
   */
  public boolean mustRunItself(String server) {
    return program.filter(one -> !one.reasons(server).isEmpty()).isPresent();
  }

  /** Whether the statements of the file are known. */
  public boolean hasScript() {
    return program.filter(one -> one.captured().isEmpty()).isEmpty();
  }

  /** Returns the grouping of its statements into transactions. */
  public Commits commits() {
    return commits;
  }

  /** Returns the whole file as a place, without an excerpt. */
  public Place place() {
    return Place.file(path);
  }

  /**
   * Returns the file's statements, read at the first call.
   *
   * @throws Failure.Refused if the file is not text, cannot be split, or changed since its checksum
   *     was taken
   */
  public Script script() {
    var known = script;
    if (known == null) {
      known = split(text.get());
      script = known;
    }
    return known;
  }

  /**
   * Returns the script as steps.
   *
   * @param alsoNonTransactional 0-based numbers of statements that the server refused to run in a
   *     transaction
   * @throws Failure.Refused as {@link #script} does
   */
  public Steps steps(Set<Integer> alsoNonTransactional) {
    return steps(alsoNonTransactional, Map.of());
  }

  /**
   * Returns the script as steps, of which some run online.
   *
   * @param online the sequences by the 0-based number of the statement that each replaces
   * @throws Failure.Refused as {@link #script} does
   */
  public Steps steps(Set<Integer> alsoNonTransactional, Map<Integer, OnlineSequence> online) {
    return Steps.of(script(), commits, alsoNonTransactional, online);
  }

  /**
   * Returns the file's text before the substitution of placeholders.
   *
   * @throws Failure.Refused as {@link #script} does
   */
  public String source() {
    return hasPlaceholders() ? text.get() : script().text();
  }

  /** Lines of a program's statements are not lines of its file. */
  private String scriptPath() {
    return program.isPresent() ? path + " (SQL)" : path;
  }

  private Script split(String written) {
    ReplacedText source = substitution.apply(path, written);
    try {
      return Script.of(scriptPath(), source, splitter);
    } catch (UnsplittableScript e) {
      throw new Failure.Refused(
          Finding.error(
                  Code.UNSPLITTABLE, "`" + path + "` " + e.getMessage() + ", so it cannot be run.")
              .at(new Script(path, source, List.of(), splitter).placeOf(e.offset(), 1))
              .help("Correct the file at the marked place."));
    }
  }

  /**
   * Returns the hash of the statements without comments and white space, with COPY data, before the
   * substitution of placeholders; of a program that of its code. Computed at the first call.
   *
   * @throws Failure.Refused as {@link #script} does
   */
  public Checksum statements() {
    var known = statements;
    if (known == null) {
      known =
          program
              .map(Program::checksum)
              .orElseGet(() ->
                  hasPlaceholders() ? unreplaced(text.get()) : StatementChecksum.of(script()));
      statements = known;
    }
    return known;
  }

  private Checksum unreplaced(String written) {
    try {
      return StatementChecksum.of(Script.of(path, written, splitter));
    } catch (UnsplittableScript e) {
      return StatementChecksum.ofText(written, splitter);
    }
  }

  /**
   * Returns the hash of the first {@code count} statements, with the values of their placeholders.
   */
  public Checksum statements(int count) {
    return prefixes().of(count);
  }

  /** Returns the hashes of prefixes, computed incrementally. */
  public PrefixChecksums prefixes() {
    return new PrefixChecksums(script());
  }

  /**
   * Returns the session settings that the script leaves set.
   *
   * @throws Failure.Refused as {@link #script} does
   */
  public List<LeftSetting> leftSettings() {
    return LeftSetting.by(this);
  }

  /** Splits a text that the file's program sends. */
  public Script scriptIn(String sent) {
    return Script.of(scriptPath(), sent, splitter);
  }

  /** Returns all problems inside the file. Reads and splits it, unless it is a program. */
  public List<Finding> problems() {
    if (program.isPresent()) {
      return List.of();
    }
    try {
      var problems = new ArrayList<>(steps(Set.of()).problems());
      problems.addAll(LateDirectives.in(script()));
      return List.copyOf(problems);
    } catch (Failure.Refused e) {
      return e.findings();
    }
  }

  /** Returns the use of a table by the first statement that uses it. */
  public TableUse use(String table) {
    return script().statements().stream()
        .map(statement -> splitter.use(statement.text(), table))
        .filter(use -> use != TableUse.NONE)
        .findFirst()
        .orElse(TableUse.NONE);
  }
}
