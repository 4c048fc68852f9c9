package dev.interlock.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test a database of its own, migrated by the project's migrations. The database is a
 * copy of a template that is migrated once, and is dropped after the test.
 *
 * <p>Test methods, lifecycle methods and constructors then take parameters of the types {@link
 * MigratedDatabase}, {@link javax.sql.DataSource} and {@link java.sql.Connection}, and a {@code
 * String} parameter with this annotation gets the JDBC URL. Fields of these types with this
 * annotation are set before each test. All of them in one test mean the same database, unless the
 * annotations differ.
 *
 * <p>What an annotation leaves open comes from the next one outside: that of the parameter or
 * field, of the method, of the class, of the enclosing classes.
 */
@Documented
@Inherited
@Target({
  ElementType.TYPE,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.FIELD,
  ElementType.ANNOTATION_TYPE
})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InterlockExtension.class)
public @interface InterlockDatabase {

  /**
   * The position: {@code head} (the default), {@code heads}, {@code base}, or a version such as
   * {@code 7}.
   */
  String version() default "";

  /**
   * The project folder, with {@code interlock.yml} if there is one; by default the folder in which
   * the tests run.
   */
  String project() default "";

  /** The folders of the migrations in the project folder, instead of the configured ones. */
  String[] migrations() default {};

  /**
   * The server: {@code embedded} (the default), or the URL of any database of a PostgreSQL whose
   * role may create databases. {@code ${NAME}} is replaced by an environment variable or system
   * property, <code>${NAME:text}</code> by the text if there is none. The named database itself is
   * not touched.
   */
  String url() default "";
}
