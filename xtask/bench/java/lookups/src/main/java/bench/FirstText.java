package bench;

import io.github.mqttcodes.CodeId;
import io.github.mqttcodes.Retry;
import io.github.mqttcodes.mqtt5.ReasonCode;
import io.github.mqttcodes.mqtt5.JaTexts;
import org.eclipse.paho.client.mqttv3.internal.MessageCatalog;

/** Prints how many nanoseconds the first code and the first text of a fresh JVM take, or one small class. */
final class FirstText {
  private FirstText() {}

  public static void main(String[] args) {
    long start = System.nanoTime();
    Object first = null;
    long middle = start;
    Object second;
    switch (args[0]) {
      case "mqtt-codes":
        first = ReasonCode.of(0x87);
        middle = System.nanoTime();
        second = JaTexts.description((ReasonCode) first).orElse("");
        break;
      case "one class":
        first = Retry.NEVER; // opens the jar
        middle = System.nanoTime();
        second = new CodeId("", "", 0);
        break;
      default:
        second = MessageCatalog.getMessage(5);
    }
    long end = System.nanoTime();
    System.out.println(middle - start);
    System.out.println(end - middle);
    System.err.print(first == second ? "nothing was measured" : "");
  }
}
