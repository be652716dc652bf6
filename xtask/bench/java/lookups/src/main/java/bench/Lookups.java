package bench;

import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import io.github.mqttcodes.Packet;
import io.github.mqttcodes.TextLocale;
import io.github.mqttcodes.mqtt5.ConnackReason;
import io.github.mqttcodes.mqtt5.JaTexts;
import io.github.mqttcodes.mqtt5.ReasonCode;
import io.github.mqttcodes.mqtt5.Texts;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Look-ups of 4096 mixed inputs. What is found goes into a black hole that the compiler knows, which costs nothing but
 * must be computed; an {@code Optional} is opened first, as every caller does.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Lookups.INPUTS)
@Fork(value = 1, jvmArgs = {"-XX:+UseSerialGC", "-Xms64m", "-Xmx64m"})
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 250, time = 1, timeUnit = TimeUnit.MILLISECONDS)
public class Lookups {
  static final int INPUTS = 4096;

  private final byte[] known = new byte[INPUTS];
  private final byte[] any = new byte[INPUTS];
  private final ReasonCode[] codes = new ReasonCode[INPUTS];
  private final ReasonCode[] anyCodes = new ReasonCode[INPUTS];
  private final ConnackReason[] reasons = new ConnackReason[INPUTS];
  private final Mqtt5ConnAckReasonCode[] hivemqs = new Mqtt5ConnAckReasonCode[INPUTS];
  private final String[] names = new String[INPUTS];
  private final String[] hivemqNames = new String[INPUTS];
  private final int[] errors = new int[INPUTS];
  private final io.github.mqttcodes.pahojava.ReasonCode[] errorCodes =
      new io.github.mqttcodes.pahojava.ReasonCode[INPUTS];
  private final Texts texts = Texts.of(TextLocale.JA);

  public Lookups() {
    Random random = new Random(1);
    List<ReasonCode> all = ReasonCode.all();
    List<io.github.mqttcodes.pahojava.ReasonCode> allErrors = io.github.mqttcodes.pahojava.ReasonCode.all();
    Mqtt5ConnAckReasonCode[] allHivemq = Mqtt5ConnAckReasonCode.values();
    random.nextBytes(any);
    for (int index = 0; index < INPUTS; index++) {
      codes[index] = all.get(random.nextInt(all.size()));
      anyCodes[index] = ReasonCode.of(any[index]);
      known[index] = (byte) codes[index].value();
      reasons[index] = ConnackReason.values()[random.nextInt(ConnackReason.values().length)];
      hivemqs[index] = allHivemq[random.nextInt(allHivemq.length)];
      names[index] = codes[index].codeName().get();
      hivemqNames[index] = hivemqs[index].name();
      errorCodes[index] = allErrors.get(random.nextInt(allErrors.size()));
      errors[index] = errorCodes[index].value();
    }
  }

  @Benchmark
  @Row(value = "baseline", mix = "bytes")
  public void baselineBytes(Blackhole hole) {
    for (byte value : known) {
      hole.consume(value);
    }
  }

  @Benchmark
  @Row(value = "baseline", mix = "objects")
  public void baselineObjects(Blackhole hole) {
    for (ReasonCode code : codes) {
      hole.consume(code);
    }
  }

  @Benchmark
  @Row("byte to code")
  public void code(Blackhole hole) {
    for (byte value : known) {
      hole.consume(ReasonCode.of(value));
    }
  }

  @Benchmark
  @Row(value = "byte to code", mix = "any")
  public void codeOfAny(Blackhole hole) {
    for (byte value : any) {
      hole.consume(ReasonCode.of(value));
    }
  }

  @Benchmark
  @Row("name")
  public void name(Blackhole hole) {
    for (ReasonCode code : codes) {
      hole.consume(code.codeName().orElse(""));
    }
  }

  @Benchmark
  @Row(value = "name", subject = "HiveMQ")
  public void hivemqName(Blackhole hole) {
    for (Mqtt5ConnAckReasonCode code : hivemqs) {
      hole.consume(code.name());
    }
  }

  @Benchmark
  @Row("allowed")
  public void allowed(Blackhole hole) {
    for (ReasonCode code : codes) {
      hole.consume(code.isAllowedIn(Packet.CONNACK));
    }
  }

  @Benchmark
  @Row(value = "allowed", subject = "HiveMQ")
  public void hivemqAllowed(Blackhole hole) {
    for (byte value : known) {
      hole.consume(Mqtt5ConnAckReasonCode.fromCode(value & 0xFF) != null);
    }
  }

  @Benchmark
  @Row("text")
  public void text(Blackhole hole) {
    for (ReasonCode code : codes) {
      hole.consume(JaTexts.description(code).orElse(""));
    }
  }

  @Benchmark
  @Row(value = "text", mix = "any")
  public void textOfAny(Blackhole hole) {
    for (ReasonCode code : anyCodes) {
      hole.consume(JaTexts.description(code).orElse(""));
    }
  }

  @Benchmark
  @Row(value = "text", mix = "CONNACK")
  public void textOfReason(Blackhole hole) {
    for (ConnackReason reason : reasons) {
      hole.consume(JaTexts.description(reason));
    }
  }

  @Benchmark
  @Row(value = "text", mix = "chosen")
  public void textChosen(Blackhole hole) {
    for (ReasonCode code : codes) {
      hole.consume(texts.description(code).orElse(""));
    }
  }

  @Benchmark
  @Row(value = "text", mix = "any, chosen")
  public void textChosenOfAny(Blackhole hole) {
    for (ReasonCode code : anyCodes) {
      hole.consume(texts.description(code).orElse(""));
    }
  }

  @Benchmark
  @Row("closed")
  public void closed(Blackhole hole) {
    for (byte value : known) {
      hole.consume(ConnackReason.find(value).orElse(null));
    }
  }

  @Benchmark
  @Row(value = "closed", subject = "HiveMQ")
  public void hivemqClosed(Blackhole hole) {
    for (byte value : known) {
      hole.consume(Mqtt5ConnAckReasonCode.fromCode(value & 0xFF));
    }
  }

  @Benchmark
  @Row(value = "closed", subject = "HiveMQ DISCONNECT")
  public void hivemqDisconnect(Blackhole hole) {
    for (byte value : known) {
      hole.consume(Mqtt5DisconnectReasonCode.fromCode(value & 0xFF));
    }
  }

  @Benchmark
  @Row(value = "closed", mix = "any")
  public void closedOfAny(Blackhole hole) {
    for (byte value : any) {
      hole.consume(ConnackReason.find(value).orElse(null));
    }
  }

  @Benchmark
  @Row(value = "closed", mix = "any", subject = "HiveMQ")
  public void hivemqClosedOfAny(Blackhole hole) {
    for (byte value : any) {
      hole.consume(Mqtt5ConnAckReasonCode.fromCode(value & 0xFF));
    }
  }

  @Benchmark
  @Row("number to code (i32)")
  public void error(Blackhole hole) {
    for (int value : errors) {
      hole.consume(io.github.mqttcodes.pahojava.ReasonCode.of(value));
    }
  }

  @Benchmark
  @Row("symbol to code")
  public void symbol(Blackhole hole) {
    for (String name : names) {
      hole.consume(ReasonCode.find(name).orElse(null));
    }
  }

  @Benchmark
  @Row(value = "symbol to code", subject = "HiveMQ")
  public void hivemqSymbol(Blackhole hole) {
    for (String name : hivemqNames) {
      hole.consume(Mqtt5ConnAckReasonCode.valueOf(name));
    }
  }

  @Benchmark
  @Row("error text")
  public void errorText(Blackhole hole) {
    for (int value : errors) {
      hole.consume(io.github.mqttcodes.pahojava.JaTexts.title(io.github.mqttcodes.pahojava.ReasonCode.of(value)).orElse(""));
    }
  }

  @Benchmark
  @Row(value = "error text", subject = "Paho v3")
  public void pahoErrorText(Blackhole hole) {
    for (int value : errors) {
      hole.consume(org.eclipse.paho.client.mqttv3.internal.MessageCatalog.getMessage(value));
    }
  }

  @Benchmark
  @Row(value = "error text", subject = "Paho v5")
  public void paho5ErrorText(Blackhole hole) {
    for (int value : errors) {
      hole.consume(org.eclipse.paho.mqttv5.client.internal.MessageCatalog.getMessage(value));
    }
  }
}
