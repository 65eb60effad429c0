package io.alignmentstudio.workspace.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one key of {@code studio.yaml}: a component of a configuration record.
 *
 * <p>The key is the component's name in kebab-case. Components may be text, whole or decimal
 * numbers, enums, other configuration records, and lists and {@code Optional}s of these.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Setting {
  /** One sentence for the user who reads the file. */
  String value();

  /**
   * The value of an absent key, as YAML. Without one the key is required, unless its type is a
   * record (its own defaults hold) or an {@code Optional}.
   */
  String byDefault() default "";
}
