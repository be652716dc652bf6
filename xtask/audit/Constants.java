import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/** Prints the integer constants that a class itself declares, if their names have one of the prefixes. */
public final class Constants {
  /** Usage: Constants CLASS PREFIX... */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    for (Field field : Class.forName(arguments[0]).getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && hasPrefix(field.getName(), arguments)) {
        field.setAccessible(true);
        System.out.println(field.getName() + "\t" + ((Number) field.get(null)).longValue());
      }
    }
  }

  private static boolean hasPrefix(String name, String[] arguments) {
    for (int i = 1; i < arguments.length; i++) {
      if (name.startsWith(arguments[i])) {
        return true;
      }
    }
    return false;
  }

  private Constants() {}
}
