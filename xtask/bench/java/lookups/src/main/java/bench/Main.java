package bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures look-ups, the first text of a fresh JVM, and sizes; prints a measurement a line, as JSON. */
final class Main {
  private static final List<String> ROWS =
      List.of(
          "baseline",
          "byte to code",
          "name",
          "allowed",
          "text",
          "closed",
          "number to code (i32)",
          "symbol to code",
          "error text");
  private static final String OURS = "mqtt-codes";
  private static final Path CLASSES = Path.of("..", "..", "..", "generated", "java", "target", "classes");
  private static final Path JAR = Path.of("lookups", "target", "mqtt-codes.jar");
  private static final Path PAHO =
      Path.of("lookups", "target", "lib", "org.eclipse.paho.client.mqttv3-1.2.5.jar");
  private static final int FRESH_JVMS = 20;

  private Main() {}

  public static void main(String[] args) throws Exception {
    measureLookups(args.length == 0 ? ".*" : args[0]);
    pack();
    measureFirstTexts();
    measureSizes();
  }

  /** The best iteration of each benchmark, row by row. */
  private static void measureLookups(String include) throws RunnerException, NoSuchMethodException {
    var options = new OptionsBuilder().include(include).verbosity(VerboseMode.SILENT).build();
    Map<Row, Double> bests = new HashMap<>();
    for (RunResult result : new Runner(options).run()) {
      String benchmark = result.getParams().getBenchmark();
      String method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
      Row row = Lookups.class.getMethod(method, Blackhole.class).getAnnotation(Row.class);
      bests.put(row, result.getPrimaryResult().getStatistics().getMin());
    }
    bests.keySet().stream()
        .sorted(
            Comparator.comparingInt((Row row) -> ROWS.indexOf(row.value()))
                .thenComparing(row -> !row.subject().equals(OURS))
                .thenComparing(Row::subject)
                .thenComparing(Row::mix, Comparator.reverseOrder()))
        .forEach(row -> print(row.value(), row.subject(), row.mix(), "ns", bests.get(row)));
  }

  /** Packs the library as its users get it. */
  private static void pack() throws IOException {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(JAR));
        Stream<Path> files = Files.walk(CLASSES)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().collect(Collectors.toList())) {
        jar.putNextEntry(new JarEntry(CLASSES.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, jar);
        jar.closeEntry();
      }
    }
  }

  /** The best of some fresh JVMs, in turns. */
  private static void measureFirstTexts() throws IOException {
    long code = Long.MAX_VALUE;
    long text = Long.MAX_VALUE;
    long paho = Long.MAX_VALUE;
    long oneClass = Long.MAX_VALUE;
    for (int round = 0; round < FRESH_JVMS; round++) {
      List<String> ours = java(List.of(), OURS);
      code = Math.min(code, Long.parseLong(ours.get(0)));
      text = Math.min(text, Long.parseLong(ours.get(1)));
      paho = Math.min(paho, Long.parseLong(java(List.of(), "Paho v3").get(1)));
      oneClass = Math.min(oneClass, Long.parseLong(java(List.of(), "one class").get(1)));
    }
    print("baseline", OURS, "one class", "ms", oneClass / 1e6);
    print("first text", OURS, null, "ms", text / 1e6);
    print("first text", "Paho v3", null, "ms", paho / 1e6);
    print("first code", OURS, null, "ms", code / 1e6);
  }

  /** The jar, and the classes that one text makes the JVM load. */
  private static void measureSizes() throws IOException {
    print("size: jar", OURS, null, "B", Files.size(JAR));
    long used = 0;
    long unused = 0;
    for (String line : java(List.of("-Xlog:class+load"), OURS)) {
      int start = line.indexOf("io.github.mqttcodes.");
      if (start >= 0 && line.contains(JAR.toString())) {
        String name = line.substring(start).split(" ", 2)[0];
        long size = Files.size(CLASSES.resolve(name.replace('.', '/') + ".class"));
        used += size;
        unused += name.matches(".*\\.(En|ZhCn)Texts|.*Troubleshooting") ? size : 0;
      }
    }
    print("size: classes of one text", OURS, null, "B", used);
    print("size: unused locales and troubleshooting", OURS, null, "B", unused);
  }

  /** What a fresh JVM prints that has little more on its class path than the subject. */
  private static List<String> java(List<String> options, String subject) throws IOException {
    Path library = subject.equals("Paho v3") ? PAHO : JAR;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-classpath");
    command.add(library + File.pathSeparator + Path.of("lookups", "target", "classes"));
    command.addAll(List.of("bench.FirstText", subject));
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var lines = process.inputReader()) {
      return lines.lines().collect(Collectors.toList());
    }
  }

  private static void print(String row, String subject, String mix, String unit, double value) {
    String mixed = mix == null ? "" : "\"mix\":\"" + mix + "\",";
    System.out.printf(
        Locale.ROOT,
        "{\"row\":\"%s\",\"subject\":\"%s\",%s\"unit\":\"%s\",\"value\":%.3f}%n",
        row, subject, mixed, unit, value);
  }
}
