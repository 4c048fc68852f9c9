package dev.interlock.postgresql.online;

import dev.interlock.catalog.Wording;
import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Dialect;
import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.Target;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.script.ScriptSplitter;
import dev.interlock.url.DatabaseUrl;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A dialect whose sessions do nothing more from one of their calls on, as if the process had died.
 * Only the lock is released, so that the next run need not wait for its lease.
 */
final class KilledDialect implements Dialect {

  private static final Set<String> COUNTED = Set.of("apply", "record", "observe", "settle");
  private static final Set<String> KEPT = Set.of("unlock", "close", "monitor", "cancel");

  private final Dialect dialect;
  private final int last;
  private final boolean after;
  private int calls;
  private boolean dead;

  /**
   * @param last the 1-based number of the call in which the process dies
   * @param after whether it dies after the server has done the work
   */
  KilledDialect(Dialect dialect, int last, boolean after) {
    this.dialect = dialect;
    this.last = last;
    this.after = after;
  }

  /** The death of the process; no handler of failures catches it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  boolean isDead() {
    return dead;
  }

  @Override
  public Target connect(DatabaseUrl url, ConnectSettings settings) {
    Target target = dialect.connect(url, settings);
    return (Target)
        Proxy.newProxyInstance(
            Target.class.getClassLoader(),
            new Class<?>[] {Target.class},
            (proxy, method, arguments) -> {
              if (dead && !KEPT.contains(method.getName())) {
                throw new Killed();
              }
              boolean dies = COUNTED.contains(method.getName()) && ++calls == last;
              if (dies && !after) {
                dead = true;
                throw new Killed();
              }
              try {
                Object result = method.invoke(target, arguments);
                if (dies) {
                  dead = true;
                  throw new Killed();
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public String name() {
    return dialect.name();
  }

  @Override
  public boolean speaks(DatabaseUrl url) {
    return dialect.speaks(url);
  }

  @Override
  public ScriptSplitter splitter() {
    return dialect.splitter();
  }

  @Override
  public List<String> ledgerOf(MigrationTool tool) {
    return dialect.ledgerOf(tool);
  }

  @Override
  public Wording wording(Collection<String> servers) {
    return dialect.wording(servers);
  }

  @Override
  public Shadow shadow(DatabaseUrl url, ConnectSettings settings) {
    return dialect.shadow(url, settings);
  }
}
