package dev.interlock.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Resolves the parameters and fields that {@link InterlockDatabase} describes. A database belongs
 * to the test, or to the class for {@code @BeforeAll} and for instances that tests share. Servers
 * and templates belong to the whole run.
 */
final class InterlockExtension implements ParameterResolver, BeforeEachCallback {

  private static final Namespace NAMESPACE = Namespace.create(InterlockExtension.class);

  private static final Set<Class<?>> TYPES =
      Set.of(MigratedDatabase.class, DataSource.class, Connection.class);

  /**
   * A value of one context; stores also find those of outer contexts, which tests must not share.
   */
  private record Key(String context, DatabaseRequest request, Class<?> type) {}

  /** Otherwise the parameters of a constructor would belong to the class. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return parameter.isAnnotated(InterlockDatabase.class)
        ? TYPES.contains(type) || type == String.class
        : TYPES.contains(type) && !outer(context).isEmpty();
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return value(
        parameter.getParameter().getType(),
        request(parameter.findAnnotation(InterlockDatabase.class), context),
        context);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IllegalAccessException {
    for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
      for (Field field : fields(instance.getClass())) {
        field.setAccessible(true);
        field.set(
            instance,
            value(
                field.getType(),
                request(AnnotationSupport.findAnnotation(field, InterlockDatabase.class), context),
                context));
      }
    }
  }

  private static List<Field> fields(Class<?> type) {
    List<Field> fields =
        ReflectionSupport.findFields(
            type,
            field -> AnnotationSupport.isAnnotated(field, InterlockDatabase.class),
            HierarchyTraversalMode.TOP_DOWN);
    for (Field field : fields) {
      boolean isFixed = (field.getModifiers() & (Modifier.STATIC | Modifier.FINAL)) != 0;
      if (isFixed || !(TYPES.contains(field.getType()) || field.getType() == String.class)) {
        throw new ExtensionConfigurationException(
            "@InterlockDatabase cannot set the field `%s` of `%s`: each test gets a new MigratedDatabase, DataSource, Connection or String (the JDBC URL), and the field must not be static or final."
                .formatted(field.getName(), type.getName()));
      }
    }
    return fields;
  }

  private static DatabaseRequest request(
      Optional<InterlockDatabase> innermost, ExtensionContext context) {
    List<InterlockDatabase> annotations = new ArrayList<>(innermost.stream().toList());
    annotations.addAll(outer(context));
    return DatabaseRequest.of(
        annotations,
        name ->
            Optional.ofNullable(System.getenv(name))
                .or(() -> Optional.ofNullable(System.getProperty(name))));
  }

  /** The annotations of method, class and enclosing classes, the innermost first. */
  private static List<InterlockDatabase> outer(ExtensionContext context) {
    var found = new ArrayList<InterlockDatabase>();
    context.getTestMethod().ifPresent(method -> add(method, found));
    Class<?> type = context.getTestClass().orElse(null);
    while (type != null) {
      add(type, found);
      type = type.getEnclosingClass();
    }
    return found;
  }

  private static void add(AnnotatedElement element, List<InterlockDatabase> found) {
    AnnotationSupport.findAnnotation(element, InterlockDatabase.class).ifPresent(found::add);
  }

  private static Object value(Class<?> type, DatabaseRequest request, ExtensionContext context) {
    MigratedDatabase database =
        kept(
            context,
            new Key(context.getUniqueId(), request, MigratedDatabase.class),
            MigratedDatabase.class,
            () -> servers(context).create(request));
    if (type == DataSource.class) {
      return database.dataSource();
    }
    if (type == Connection.class) {
      return kept(
          context,
          new Key(context.getUniqueId(), request, Connection.class),
          Connection.class,
          () -> connection(database));
    }
    return type == String.class ? database.jdbcUrl() : database;
  }

  private static Connection connection(MigratedDatabase database) {
    try {
      return database.connect();
    } catch (SQLException e) {
      throw new IllegalStateException("the test database does not answer", e);
    }
  }

  private static TestServers servers(ExtensionContext context) {
    synchronized (NAMESPACE) {
      return kept(context.getRoot(), TestServers.class, TestServers.class, TestServers::new);
    }
  }

  /** The store closes the value at the end of the context. */
  private static <T> T kept(
      ExtensionContext context, Object key, Class<T> type, Supplier<T> maker) {
    Store store = context.getStore(NAMESPACE);
    T known = store.get(key, type);
    if (known == null) {
      known = maker.get();
      store.put(key, known);
    }
    return known;
  }
}
