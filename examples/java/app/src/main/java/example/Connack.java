package example;

import io.github.mqttcodes.Retry;
import io.github.mqttcodes.mqtt5.ConnackReason;
import io.github.mqttcodes.mqtt5.JaTexts;
import io.github.mqttcodes.mqtt5.ReasonCode;
import java.net.ProtocolException;

/** Says in Japanese why a server refuses the connection, and whether to try again. */
public final class Connack {
  public static void main(String[] args) throws ProtocolException {
    // Fixed header, remaining length, flags, reason code, no properties.
    byte[] packet = {0x20, 0x03, 0x00, (byte) 0x87, 0x00};
    ConnackReason reason =
        ConnackReason.find(packet[3])
            .orElseThrow(() -> new ProtocolException("not for CONNACK: " + ReasonCode.of(packet[3])));

    System.out.printf("%s (0x%02X)%n", JaTexts.title(reason), reason.value());
    System.out.println(JaTexts.description(reason));
    System.out.println("retry: " + reason.retry().map(Retry::toString).orElse("not needed"));
  }
}
