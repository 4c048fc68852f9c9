package dev.interlock.finding;

import java.util.Arrays;
import java.util.Optional;

/**
 * The finding codes, each spelled once. Family and number never change: a code is never reused.
 *
 * <p>Families: CFG configuration and usage, ENV environment contract, CON connecting, HIS history,
 * CAT schema, LCK lock and waiting, APP applying, BAT batches of data migrations, IMG image and
 * service start, VER verification of the service, PYT Python.
 */
public enum Code {
  // CFG: the command line and interlock.yml
  UNKNOWN_KEY("CFG001", "unknown configuration key"),
  WRONG_TYPE("CFG002", "configuration value of the wrong type"),
  UNREADABLE_CONFIGURATION("CFG003", "configuration file that is not YAML"),
  BAD_VALUE("CFG004", "configuration value that is not allowed"),
  USAGE("CFG005", "command line that does not fit the command"),
  BAD_FOLDER("CFG006", "project folder that is missing or not a folder"),
  BAD_URL("CFG007", "database URL that cannot be read"),
  UNKNOWN_URL_OPTION("CFG008", "database URL with an unknown option"),
  NO_DATABASE("CFG009", "no database URL on a platform"),
  UNKNOWN_DIALECT("CFG010", "database that no dialect speaks"),
  PRODUCTION_GUARD("CFG011", "command by hand against a production database"),
  ALEMBIC_CONFIGURATION("CFG012", "Alembic configuration that cannot be followed"),
  REPORT_NOT_WRITTEN("CFG013", "report that could not be written"),
  RELEASE_UNREADABLE("CFG014", "release whose files cannot be read"),

  // ENV: the environment contract
  REQUIRED_MISSING("ENV001", "required variable that is not set"),
  OPTIONAL_MISSING("ENV002", "optional variable that is not set, with what falls back"),
  PATTERN_MISMATCH("ENV003", "variable that does not match its pattern"),
  NOT_ONE_OF("ENV004", "variable that is not one of the allowed values"),
  BAD_ORIGIN("ENV005", "variable that is not a list of origins"),
  FORBIDDEN_HOST("ENV006", "database URL that points at a forbidden host"),
  BAD_DATABASE_VARIABLE("ENV007", "variable that is not a database URL"),

  // CON: connecting
  UNKNOWN_HOST("CON001", "database host that does not resolve"),
  REFUSED("CON002", "database host that refuses the connection"),
  STARTING_UP("CON003", "database that is asleep or starting up"),
  WRONG_PASSWORD("CON004", "wrong user or password"),
  DATABASE_MISSING("CON005", "database that does not exist"),
  TLS_REFUSED("CON006", "TLS that the server or the client refuses"),
  TOO_MANY_CONNECTIONS("CON007", "server that has no connection left"),
  NO_ANSWER("CON008", "database host that does not answer"),
  CONNECTION_LOST("CON009", "connection lost while working"),
  STATEMENT_POOLING("CON010", "pooler in statement mode"),
  UNSUPPORTED_SERVER("CON011", "server version that is not supported"),
  READ_ONLY_SERVER("CON012", "server that accepts no writes"),
  CONNECTION_FAILED("CON013", "connection that failed for another reason"),
  OTHER_DATABASE("CON014", "direct URL that is not proven to be the service's database"),
  SHADOW_NOT_ALLOWED("CON015", "role that may not create shadow databases"),
  SHADOW_POOLED("CON016", "server for shadow databases behind a pooler"),

  // HIS: consistency of the migration files among themselves and with the ledger
  MIGRATIONS_MISSING("HIS001", "migrations folder that is missing"),
  MIGRATIONS_EMPTY("HIS002", "migrations folder without a migration"),
  DUPLICATE_VERSION("HIS003", "two files with the same version"),
  BAD_FILE_NAME("HIS004", "file whose name is almost a migration's"),
  NOT_TEXT("HIS005", "migration file that is not UTF-8 text"),
  EMPTY_MIGRATION("HIS006", "migration file without a statement"),
  UNSPLITTABLE("HIS007", "migration that cannot be split into statements"),
  BAD_DIRECTIVE("HIS008", "directive that cannot be read"),
  UNKNOWN_PARENT("HIS009", "parent that no file has"),
  CYCLE("HIS010", "migrations that are each other's parents"),
  SEVERAL_HEADS("HIS011", "history with several heads"),
  LATE_ARRIVAL("HIS012", "pending migration below an applied one"),
  MISSING_MIGRATION("HIS013", "applied migration that no file has"),
  DATABASE_AHEAD("HIS014", "database newer than the files"),
  EDITED("HIS015", "migration edited after it was applied"),
  TRANSACTION_CONTROL("HIS016", "transaction control that cannot be honoured"),
  CLIENT_COMMAND("HIS017", "psql command in a migration"),
  NO_SUCH_VERSION("HIS018", "version that the history does not have"),
  NO_UNDO("HIS019", "migration without an undo script"),
  ORPHAN_UNDO("HIS020", "undo script without its migration"),
  FILE_TOO_LARGE("HIS021", "migration file that is too large"),
  RESUME_EDITED("HIS022", "half-applied migration whose applied part was edited"),
  UNREADABLE_FILE("HIS023", "migration file that cannot be read"),
  FILE_CHANGED("HIS024", "migration file that changed while it was being used"),
  MIXED_LAYOUTS("HIS025", "folder with migrations in two layouts"),
  BAD_SECTION("HIS026", "migration file whose sections cannot be told apart"),
  PROGRAM_MIGRATION("HIS027", "migration that is a program"),
  FOREIGN_UNKNOWN("HIS028", "entry of another tool's ledger that no file has"),
  FOREIGN_UNFINISHED("HIS029", "migration that another tool left failed or dirty"),
  FOREIGN_EDITED("HIS030", "migration edited after another tool applied it"),
  SEVERAL_LEDGERS("HIS031", "ledgers of several other tools"),
  FOREIGN_BELIEVED("HIS032", "ledger of another tool that Interlock relies on"),
  NAMED_LEDGER("HIS033", "migration that names the ledger of its own tool"),
  SETTING_LEFT("HIS034", "setting that a tool would keep for the next migration"),
  SCRIPT_CONFIGURATION("HIS035", "Flyway script configuration that cannot be honoured"),
  PLACEHOLDER_WITHOUT_VALUE("HIS036", "placeholder that has no value"),
  SQUASHED_VERSION("HIS040", "version that was squashed into another one"),
  SQUASHED_FILE_GONE("HIS041", "squashed migration that a database needs and no file has"),
  CANNOT_SQUASH("HIS042", "migrations that cannot be squashed"),
  BELOW_SQUASH("HIS043", "downgrade below a squash"),
  SQUASHED_TWICE("HIS044", "migration that is a file and is squashed as well"),
  UNREAD_LEDGER("HIS050", "ledger of a tool that Interlock does not read"),
  CLOSED_LEDGER("HIS051", "ledger of another tool that the role may not read"),
  DISTANT_LEDGER("HIS052", "ledger of another tool in another schema, of an unknown service"),
  REVISION_UNREADABLE("HIS060", "revision that cannot be read from its text"),
  GRAPH_DIFFERS("HIS061", "history that Alembic reads differently"),
  PROGRAM_UNKNOWN("HIS062", "revision whose statements are not known"),
  OTHER_HANDS("HIS063", "half-done revision that was begun in another way"),

  // CAT: the schema that the migrations produce, and the live schema
  SCHEMA_UNREADABLE("CAT001", "schema that cannot be read"),
  BAD_SNAPSHOT("CAT002", "saved schema that cannot be read"),
  DOES_NOT_REPLAY("CAT003", "migration that fails on the schema of those before it"),
  UNDO_INCOMPLETE("CAT004", "undo script that does not restore the previous schema"),
  SEAL_MISSING("CAT005", "migration without a seal"),
  SEAL_STALE("CAT006", "seal that does not fit its migration"),
  DIVERGED("CAT007", "schema that no version of the history makes"),
  CONTRADICTED("CAT008", "ledger that the schema contradicts"),
  UNLEDGERED("CAT009", "schema of the history without a ledger"),
  AHEAD_INCOMPATIBLE("CAT010", "newer database that lacks what these files need"),
  CONFLICTING("CAT011", "object that already exists in a different form"),
  EXTRA_OBJECTS("CAT012", "objects that no migration makes"),
  DATA_UNKNOWN("CAT013", "migration that may or may not have changed its rows"),
  DRIFTED("CAT014", "schema that differs from what the applied migrations make"),
  DATABASE_OF_OTHERS("CAT015", "database without a ledger that holds other objects"),
  NOT_AS_SEALED("CAT016", "schema that differs from what the applied plan should have made"),
  UNPROVEN("CAT017", "stamp that the schema does not prove"),
  UNSEALED("CAT018", "migrations without seals"),
  SCHEMAS_DIFFER("CAT019", "object that is not the same in two schemas"),
  STUB_USED("CAT030", "extension that a stub replaced"),
  EXTENSION_UNAVAILABLE("CAT031", "extension that the server does not have"),
  EXTENSION_NOT_ALLOWED("CAT032", "extension that the role may not create"),
  EXTENSION_VERSION("CAT033", "extension version that the server does not have"),
  OTHER_SERVER_VERSION("CAT034", "seals of another server version"),
  FROZEN_TIME("CAT035", "definition that contains the time of its creation"),
  TUNED("CAT036", "object that an administrator tuned"),
  READ_BY_SESSION("CAT037", "date or time that depends on the database's own settings"),
  OUTSIDE_SHADOW("CAT060", "statement that reaches outside its shadow database"),
  PROVIDED("CAT061", "role or database created on the shadow server"),
  SHADOW_INIT_FAILS("CAT062", "`shadow-init` file that does not run"),
  BRANCHES_DIFFER("CAT020", "branches that do not commute"),
  NOT_AGAIN("CAT021", "migration that does not run again after its undo script"),
  BREAKING_UNDECLARED("CAT022", "breaking change that its migration does not declare"),
  BREAKING_UNSEEN("CAT023", "declared breaking change that the schema does not show"),
  NARROWING_UNDECLARED("CAT024", "change that refuses writes of the previous release"),
  UNDO_DENIED("CAT025", "undo script that works although its migration says there is none"),
  NO_WAY_BACK("CAT026", "migration without a way back among others that have one"),
  BLOCKS_WHILE_WORKING("CAT027", "statement that blocks other sessions while it works"),
  BRANCHES_NOT_TRIED("CAT028", "branches that were not tried in both orders"),
  RUNS_ONCE("CAT029", "repeatable migration that does not run twice"),
  MODEL_TABLE("CAT040", "table that models need and no migration creates"),
  MODEL_COLUMN("CAT041", "column that models need and no migration creates"),
  MODEL_TYPE("CAT042", "column of another type than models need"),
  MODEL_NULLS("CAT043", "column that may be NULL for only one of models and migrations"),
  MODEL_REQUIRED("CAT044", "required column that models do not know"),
  MODEL_DEFAULT("CAT045", "value that models leave to a database that has none"),
  MODEL_KEY("CAT046", "unique or foreign key that models rely on and no migration creates"),
  MODEL_VALUES("CAT047", "value that models use and migrations do not allow"),
  MODEL_OBJECT("CAT048", "type, sequence or routine that is not as models need it"),
  MODELS_UNREADABLE("CAT049", "models whose DDL cannot be had or does not run"),
  NOT_EMPTY("CAT050", "database with rows, which is not cleaned"),
  NOT_CLEANED("CAT051", "database that could not be cleaned"),
  TAKES_OTHERS("CAT052", "clean that would drop objects of others"),
  REQUIRED_OBJECT("CAT053", "required table or column that cannot be read"),
  REQUIRED_QUERY("CAT054", "required query that finds nothing or fails"),
  UNLOCATED("CAT070", "database without a ledger and with objects that cannot be located"),
  EFFECTS_UNKNOWN("CAT071", "migrations whose effects cannot be measured"),

  // DAT: the rows of the database
  DUPLICATES("DAT101", "equal rows that a unique rule does not allow"),
  NULLS("DAT102", "nulls in a column that no longer accepts them"),
  ORPHANS("DAT103", "rows without the parent that a foreign key needs"),
  RULE_BROKEN("DAT104", "rows that break a check constraint"),
  UNFIT_VALUES("DAT105", "values that do not fit the new type of their column"),
  PRECISION_LOST("DAT106", "values that lose digits in the new type of their column"),
  EXCLUDED("DAT107", "rows that an exclusion constraint does not allow together"),
  LABEL_GONE("DAT108", "values that an enum no longer has"),
  VALUE_NEEDED("DAT109", "new column without a value for the rows that exist"),
  ROWS_DROPPED("DAT110", "rows or values that are dropped"),
  ROWS_UNCHECKED("DAT120", "rows that could not be checked"),
  ROWS_HIDDEN("DAT121", "rows that row security hides from the role"),

  // LCK: the migration lock and the locks of other sessions
  LOCK_WAIT("LCK001", "migration lock held by another process for too long"),
  LOCK_LOST("LCK002", "migration lock taken over by another process"),
  BLOCKED("LCK003", "statement blocked by another session"),
  SNAPSHOT_WAIT("LCK004", "concurrent index build waiting for old transactions"),
  LARGE_TABLE_BLOCKED("LCK005", "large table that others wait for while a migration works on it"),
  RUNS_ONLINE("LCK006", "statement that runs online, in steps that do not block"),
  ONE_TRANSACTION(
      "LCK007", "statement that cannot run online, because its file is one transaction"),
  ONLINE_UNKNOWN("LCK008", "migration whose statements may block, with unknown effects"),

  // APP: applying
  STATEMENT_FAILED("APP001", "statement that failed"),
  DEADLINE("APP002", "deadline reached"),
  INTERRUPTED("APP003", "stopped by a signal"),
  INVALID_INDEX("APP004", "index that exists but is invalid"),
  LEDGER_UNREADABLE("APP005", "ledger tables that cannot be used"),
  NOT_ALLOWED("APP006", "role that may not do what is needed"),
  HALF_APPLIED("APP007", "migration that is half applied"),
  HALF_UNDONE("APP008", "migration that is half undone"),
  HOOK_FAILED("APP009", "hook that failed"),

  // BAT: batches of data migrations
  BAD_BATCH_DIRECTIVE("BAT001", "batch directive that cannot be read"),
  NOT_BATCHABLE("BAT002", "statement that cannot run in batches"),
  BATCH_KEY("BAT003", "key that cannot divide a table into batches"),
  STANDBY_LAGS("BAT004", "batches that waited too long for a standby"),
  LAG_UNKNOWN("BAT005", "standbys whose lag the role may not read"),

  // IMG: the image and the service's start
  COMMAND_NOT_FOUND("IMG001", "command to start that does not exist"),
  CANNOT_EXEC("IMG002", "command that cannot be started"),
  EXCLUDED_FROM_IMAGE("IMG010", "file that an ignore file keeps out of the image"),
  NOT_COPIED("IMG011", "file that no line of the Dockerfile copies"),
  COPY_UNKNOWN("IMG012", "file that may or may not be in the image"),
  ELSEWHERE_IN_IMAGE("IMG013", "file that is in another folder of the image"),
  IMAGE_RULES_UNREADABLE("IMG014", "Dockerfile or ignore file that cannot be followed"),
  CREDENTIAL_IN_CONTEXT("IMG015", "credential in a file that is sent to the build"),

  // VER: verification of the service
  NOTHING_TO_VERIFY("VER001", "verification that has nothing to ask"),
  SERVICE_REFUSED("VER002", "service that refuses the connection"),
  SERVICE_SLOW("VER003", "answer that is not complete in time"),
  SERVICE_TLS("VER004", "TLS with the service that fails"),
  SERVICE_LOST("VER005", "request to the service that fails for another reason"),
  SERVICE_REDIRECT("VER006", "answer that redirects where none is expected"),
  WRONG_STATUS("VER007", "answer with another status than expected"),
  WRONG_HEADER("VER008", "answer with another header than expected"),
  WRONG_JSON("VER009", "answer with other JSON than expected"),
  CORS("VER010", "web origin that the service does not treat as declared"),
  OPENAPI_UNREADABLE("VER011", "OpenAPI document that cannot be had or read"),
  OPERATION_FAILED("VER012", "operation that answers 404 or 5xx"),
  WRONG_SCHEMA("VER013", "answer that does not fit its declared schema"),
  NOT_CALLED("VER014", "operation that is not called"),
  SERVICE_ENDED("VER015", "service that ends before it is verified"),
  SERVICE_LOGS_ERROR("VER016", "service that logs an error after its start"),
  NOT_ROLLED_BACK("VER017", "migrations that stay applied after a failed verification"),
  ROLLED_BACK_MEANWHILE("VER018", "release whose migrations another run has undone"),

  // PYT: the Python process that runs Alembic's revisions
  PYTHON_MISSING("PYT001", "Python that is missing or cannot be started"),
  PACKAGE_MISSING("PYT002", "package that the project's Python lacks"),
  PROJECT_RAISED("PYT003", "`env.py` or revision that raised an error"),
  PROJECT_UNSAFE("PYT004", "`env.py` or revision that cannot be run safely"),
  PYTHON_LOST("PYT005", "Python process that ended or did not answer"),

  // BAK: the loss of rows, and their backups
  UNDO_LOSES("BAK001", "downgrade that loses rows or values"),
  UNDO_LOSS_UNKNOWN("BAK002", "downgrade whose loss cannot be measured"),
  NO_BACKUP("BAK003", "loss that no backup can cover"),
  BACKUP_FAILED("BAK004", "backup that could not be taken"),
  BACKUP_UNREADABLE("BAK005", "backup that is not as it was written"),
  BACKUP_FOREIGN("BAK006", "backup of another database or project"),
  RESTORE_CONFLICT("BAK007", "values that a restore would overwrite"),
  NOT_RESTORED("BAK008", "backup that cannot be put back");

  private final String id;
  private final String title;

  Code(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** Returns the code of a family and a number, such as {@code HIS003}. */
  public static Optional<Code> withId(String id) {
    return Arrays.stream(values()).filter(code -> code.id.equals(id)).findFirst();
  }

  /** Family and number, such as {@code HIS003}. */
  public String id() {
    return id;
  }

  /** The meaning of the code, as a noun phrase. */
  public String title() {
    return title;
  }

  @Override
  public String toString() {
    return id;
  }
}
