import java.lang.reflect.Field;
import java.util.Locale;

/** Prints the array of valid return codes of the packet classes of Paho Java for MQTT 5.0. */
public final class ReturnCodes {
  private static final String[] PACKETS = {
    "ConnAck", "PubAck", "PubRec", "PubRel", "PubComp", "SubAck", "UnsubAck", "Disconnect", "Auth"
  };

  /** Usage: ReturnCodes. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    for (String packet : PACKETS) {
      Class<?> type = Class.forName("org.eclipse.paho.mqttv5.common.packet.Mqtt" + packet);
      Field field = type.getDeclaredField("validReturnCodes");
      field.setAccessible(true);
      for (int code : (int[]) field.get(null)) {
        System.out.println("validReturnCodes\t" + code + "\t" + packet.toUpperCase(Locale.ROOT));
      }
    }
  }

  private ReturnCodes() {}
}
