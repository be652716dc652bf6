package bench;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The row, the subject and the inputs that a benchmark stands for. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Row {
  String value();

  String subject() default "mqtt-codes";

  /**
   * {@code uniform}: all numbers that are known, equally often; {@code any}: all bytes; {@code chosen}: in a language that
   * is chosen when the program runs.
   */
  String mix() default "uniform";
}
