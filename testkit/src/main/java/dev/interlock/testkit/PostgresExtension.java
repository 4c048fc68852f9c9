package dev.interlock.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/**
 * Passes tests a {@link TestDatabase}, new for each and dropped after it, or the {@link
 * PostgresServers} to create more. One server for each version serves the whole JVM, and stops
 * after the last test.
 */
public final class PostgresExtension
    implements ParameterResolver, TestTemplateInvocationContextProvider {

  private static final Namespace NAMESPACE = Namespace.create(PostgresExtension.class);

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return context.getRequiredTestMethod().isAnnotationPresent(PostgresTest.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    var versions = context.getRequiredTestMethod().getAnnotation(PostgresTest.class).versions();
    return versions.length == 0
        ? Stream.of(new Invocation(OptionalInt.empty()))
        : Arrays.stream(versions).mapToObj(version -> new Invocation(OptionalInt.of(version)));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    return type == PostgresServers.class || (type == TestDatabase.class && !isTemplate(context));
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == PostgresServers.class
        ? servers(context)
        : database(context, OptionalInt.empty());
  }

  private static boolean isTemplate(ExtensionContext context) {
    return context
        .getTestMethod()
        .filter(method -> method.isAnnotationPresent(PostgresTest.class))
        .isPresent();
  }

  private static PostgresServers servers(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(
            PostgresServers.class, key -> PostgresServers.ofBuild(), PostgresServers.class);
  }

  /** The store closes the database after the test. */
  private static TestDatabase database(ExtensionContext context, OptionalInt version) {
    var servers = servers(context);
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(
            TestDatabase.class,
            key -> version.isPresent() ? servers.database(version.getAsInt()) : servers.database(),
            TestDatabase.class);
  }

  /** One run of a {@link PostgresTest}. */
  private record Invocation(OptionalInt version)
      implements TestTemplateInvocationContext, ParameterResolver {

    @Override
    public String getDisplayName(int index) {
      return version.isPresent() ? "PostgreSQL " + version.getAsInt() : "newest PostgreSQL";
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == TestDatabase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return database(context, version);
    }
  }
}
